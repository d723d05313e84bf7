from django.apps import AppConfig


class FitConfig(AppConfig):
    name = "assessments.fit"
    label = "fit"
    verbose_name = "Fit"
