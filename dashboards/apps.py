from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DashboardsConfig(AppConfig):
    name = "dashboards"
    label = "dashboards"
    verbose_name = "Dashboards"

    def ready(self):
        from assessments.trust.balance import banded_share
        from dashboards.search import sources
        from partnerships.agreements.sharing_keys import calculator
        from partnerships.roles import Permission
        from partnerships.room import navigation

        calculator.register(banded_share)
        sources.register_all()
        takes = navigation.Entry(
            "export",
            _("Take it along"),
            "room_export",
            95,
            under="more",
            is_for=lambda access: access.may(Permission.EXPORT),
        )
        navigation.register(takes)
