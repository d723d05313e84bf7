from django.apps import AppConfig


class ConcernsConfig(AppConfig):
    name = "partnerships.concerns"
    label = "concerns"
    verbose_name = "Concerns"
