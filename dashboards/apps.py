from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    name = "dashboards"
    label = "dashboards"
    verbose_name = "Dashboards"

    def ready(self):
        from assessments.trust.balance import banded_share
        from dashboards.search import sources
        from partnerships.agreements.sharing_keys import calculator

        calculator.register(banded_share)
        sources.register_all()
