from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    name = "dashboards"
    label = "dashboards"
    verbose_name = "Dashboards"

    def ready(self):
        from dashboards.search import sources

        sources.register_all()
