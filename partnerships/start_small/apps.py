from django.apps import AppConfig


class StartSmallConfig(AppConfig):
    name = "partnerships.start_small"
    label = "start_small"
    verbose_name = "Start small"
