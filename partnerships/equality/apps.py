from django.apps import AppConfig


class EqualityConfig(AppConfig):
    name = "partnerships.equality"
    label = "equality"
    verbose_name = "Equality"

    def ready(self):
        from accounts.guards import guard

        guard(
            "equality_principle",
            columns=("theme", "text", "reason", "replaces_id", "partnership_id", "joint_at"),
            when="OLD.joint_at IS NOT NULL",
        )
        guard("equality_sideword", columns=("text", "principle_id", "side_id", "is_joint"), when="OLD.is_joint")
        guard(
            "equality_contribution",
            columns=(
                "giver_id",
                "receiver_id",
                "kind",
                "what",
                "amount",
                "unit",
                "on_day",
                "is_gift",
                "giver_worth",
                "receiver_worth",
                "answer",
                "corrects_id",
                "withdrawn_at",
            ),
            when="OLD.answer = 'confirmed'",
        )
        guard(
            "equality_cultureprofile",
            columns=("answers", "number", "side_id", "partnership_id", "handed_in_at", "revealed_at"),
            when="OLD.revealed_at IS NOT NULL",
        )
