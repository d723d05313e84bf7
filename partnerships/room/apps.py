from django.apps import AppConfig


class RoomConfig(AppConfig):
    name = "partnerships.room"
    label = "room"
    verbose_name = "Room"

    def ready(self):
        from accounts.guards import guard

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
            ),
        )
