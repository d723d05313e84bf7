from django.apps import AppConfig


class EqualityConfig(AppConfig):
    name = "partnerships.equality"
    label = "equality"
    verbose_name = "Equality"
