from django.apps import AppConfig


class FitConfig(AppConfig):
    name = "assessments.fit"
    label = "fit"
    verbose_name = "Fit"

    def ready(self):
        from accounts.guards import guard
        from assessments.fit.waiting import register_all

        guard("fit_fitsheet", when="OLD.handed_in_at IS NOT NULL")
        register_all()
