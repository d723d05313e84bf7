from django.apps import AppConfig


class ConcernsConfig(AppConfig):
    name = "partnerships.concerns"
    label = "concerns"
    verbose_name = "Concerns"

    def ready(self):
        from accounts.guards import guard
        from partnerships.concerns.registration import register

        guard("concerns_mandatecheck")
        guard("concerns_offerresponse")
        guard(
            "concerns_outsideoffer",
            columns=("title", "from_whom", "better", "received_on", "side_id", "partnership_id", "opened_at"),
            when="OLD.opened_at IS NOT NULL",
        )
        register()
