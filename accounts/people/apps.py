from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "accounts.people"
    label = "people"
    verbose_name = "People"

    def ready(self):
        from django.urls import register_converter

        from accounts.identifiers import (
            AccountNumberConverter,
            PublicIdConverter,
            ResetKeyConverter,
            TokenConverter,
        )
        from accounts.people import emails
        from accounts.post import kinds

        # Here and not beside the addresses: those of every room use them, whichever is read first.
        register_converter(PublicIdConverter, "public_id")
        register_converter(TokenConverter, "token")
        register_converter(AccountNumberConverter, "account_number")
        register_converter(ResetKeyConverter, "reset_key")
        kinds.register("new_password", emails.new_password)
