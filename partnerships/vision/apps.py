from django.apps import AppConfig


class VisionConfig(AppConfig):
    name = "partnerships.vision"
    label = "vision"
    verbose_name = "Vision"

    def ready(self):
        from accounts.guards import guard

        guard("vision_visiondraft")
        guard("vision_measurement")
        guard("vision_sealedvision")
