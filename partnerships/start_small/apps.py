from django.apps import AppConfig


class StartSmallConfig(AppConfig):
    name = "partnerships.start_small"
    label = "start_small"
    verbose_name = "Start small"

    def ready(self):
        from partnerships.start_small import parts

        parts.register()
