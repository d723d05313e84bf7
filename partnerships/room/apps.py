from django.apps import AppConfig


class RoomConfig(AppConfig):
    name = "partnerships.room"
    label = "room"
    verbose_name = "Room"

    def ready(self):
        from accounts.guards import guard
        from accounts.organisations import seats
        from accounts.post import kinds as letters
        from partnerships.room import navigation, parts
        from partnerships.room.chronicle import sentences
        from partnerships.room.consent import emails
        from partnerships.room.table import taking
        from partnerships.room.table.emails import stand_in_named

        guard("room_event")
        guard("room_consent")
        guard(
            "room_proposal",
            columns=(
                "content",
                "fingerprint",
                "kind",
                "subject_id",
                "version",
                "partnership_id",
                "proposed_at",
                "proposed_by_id",
            ),
        )
        seats.register(describe=taking.describe, take=taking.take, give_up=taking.give_up)
        for letter in (
            emails.consent_asked,
            emails.consent_joint,
            emails.consent_cleared,
            emails.consent_declined,
            stand_in_named,
        ):
            letters.register(letter.__name__, letter)
        navigation.register_the_first()
        sentences.register_the_first()
        parts.register()
