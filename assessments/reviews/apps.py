from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "assessments.reviews"
    label = "reviews"
    verbose_name = "Reviews"

    def ready(self):
        from accounts.guards import guard
        from assessments.criteria import usage
        from assessments.reviews import extension, out_of_turn
        from assessments.reviews.emails import register_mails
        from assessments.reviews.pages.farewell import farewell_shown
        from assessments.reviews.plans import KINDS
        from assessments.reviews.plans_in_use import rounds_running, used_by_plans
        from assessments.reviews.sentences import register_sentences
        from assessments.reviews.talks import OCCASION, link_planned
        from partnerships.joint_sessions import occasions
        from partnerships.journey import beside
        from partnerships.room.consent.kinds import register

        guard("reviews_reviewresult")
        guard("reviews_reviewstatistics")
        guard("reviews_answersheet")
        for kind in (*KINDS, extension.KIND, out_of_turn.KIND):
            register(kind)
        usage.register(used=used_by_plans, running=rounds_running)
        beside.register("reviews/_farewell.html", farewell_shown)
        occasions.register(OCCASION, link_planned)
        register_mails()
        register_sentences()
