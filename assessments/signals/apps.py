from django.apps import AppConfig


class SignalsConfig(AppConfig):
    name = "assessments.signals"
    label = "signals"
    verbose_name = "Signals"
