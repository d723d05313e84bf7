from django.apps import AppConfig


class JourneyConfig(AppConfig):
    name = "partnerships.journey"
    label = "journey"
    verbose_name = "Journey"
