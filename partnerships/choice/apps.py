from django.apps import AppConfig


class ChoiceConfig(AppConfig):
    name = "partnerships.choice"
    label = "choice"
    verbose_name = "Partner choice"
