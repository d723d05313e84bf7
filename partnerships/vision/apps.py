from django.apps import AppConfig


class VisionConfig(AppConfig):
    name = "partnerships.vision"
    label = "vision"
    verbose_name = "Vision"
