"""Addresses of this room."""

from django.urls import path

from assessments.reviews import joint_views, link_views, round_views, views

urlpatterns = [
    path("p/<public_id:partnership>/trust/", views.review_list, name="review_list"),
    path("p/<public_id:partnership>/trust/plan/", views.review_plan, name="review_plan"),
    path("p/<public_id:partnership>/trust/plan/propose/", views.review_plan_propose, name="review_plan_propose"),
    path("p/<public_id:partnership>/trust/out-of-turn/", round_views.review_propose, name="review_propose"),
    path("p/<public_id:partnership>/trust/<public_id:review>/", views.review_result, name="review_result"),
    path("p/<public_id:partnership>/trust/<public_id:review>/link/", views.review_link, name="review_link"),
    path(
        "p/<public_id:partnership>/trust/<public_id:review>/extend/",
        round_views.review_extend,
        name="review_extend",
    ),
    path("p/<public_id:partnership>/trust/<public_id:review>/talk/", round_views.review_talk, name="review_talk"),
    path(
        "p/<public_id:partnership>/trust/<public_id:review>/joint-sheet/",
        joint_views.joint_sheet,
        name="joint_sheet",
    ),
    path(
        "p/<public_id:partnership>/trust/<public_id:review>/joint-sheet/sign/",
        joint_views.joint_sheet_sign,
        name="joint_sheet_sign",
    ),
    path("answer/<str:token>/", link_views.answer_link, name="answer_link"),
    path("answer/r/<public_id:review>/<int:part>/", link_views.answer_part, name="answer_part"),
    path("answer/r/<public_id:review>/check/", link_views.answer_check, name="answer_check"),
    path("answer/r/<public_id:review>/thanks/", link_views.answer_thanks, name="answer_thanks"),
    path("answer/r/<public_id:review>/withdraw/", link_views.answer_withdraw, name="answer_withdraw"),
    path("answer/r/<public_id:review>/withdrawn/", link_views.answer_withdrawn, name="answer_withdrawn"),
    path("answer/r/<public_id:review>/together/", link_views.answer_together, name="answer_together"),
    path("method/", views.method, name="method"),
]
