from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "partnerships.agreements"
    label = "agreements"
    verbose_name = "Agreements"

    def ready(self):
        from accounts.guards import guard
        from partnerships.agreements.registration import register

        for table in ("acceptedagreement", "clausewording", "exitcheck", "reuseright"):
            guard(f"agreements_{table}")
        guard(
            "agreements_sharingkey",
            columns=("title", "target", "currency", "bears_id", "shares_id", "bands", "proposal_id", "joint_at"),
        )
        guard("agreements_ownterms", columns=("side_id", "title", "text", "partnership_id", "brought_at"))
        register()
