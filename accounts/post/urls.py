"""Addresses of this room: only the demonstration has one."""

from django.conf import settings
from django.urls import path

from accounts.post import views

urlpatterns = [path("demo/post/", views.demo_post, name="demo_post")] if settings.DEMO else []
