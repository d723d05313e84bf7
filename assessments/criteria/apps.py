from django.apps import AppConfig


class CriteriaConfig(AppConfig):
    name = "assessments.criteria"
    label = "criteria"
    verbose_name = "Criteria"

    def ready(self):
        from accounts import first_rows
        from accounts.guards import guard
        from assessments.criteria.actions import ensure_default

        first_rows.register(ensure_default)

        guard(
            "criteria_criteriaset",
            columns=(
                "code", "version", "purpose", "name_en", "name_nl", "points", "labels_en", "labels_nl",
                "parts", "typical_spread", "fingerprint", "published_at",
            ),
            when="OLD.published_at IS NOT NULL",
        )  # fmt: skip
        guard("criteria_facet", when="OLD.frozen")
        guard("criteria_criterion", when="OLD.frozen")
