from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "accounts.people"
    label = "people"
    verbose_name = "People"

    def ready(self):
        from django.urls import register_converter

        from accounts.identifiers import PublicIdConverter, TokenConverter

        # Here and not beside the addresses: those of every room use them, whichever is read first.
        register_converter(PublicIdConverter, "public_id")
        register_converter(TokenConverter, "token")
