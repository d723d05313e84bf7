from django.apps import AppConfig


class JourneyConfig(AppConfig):
    name = "partnerships.journey"
    label = "journey"
    verbose_name = "Journey"

    def ready(self):
        from django.utils.translation import gettext_lazy as _

        from accounts.guards import guard
        from partnerships.journey import asks, sentences
        from partnerships.journey.joining import actions as joining
        from partnerships.journey.parting import actions as parting
        from partnerships.journey.stages import actions as stages
        from partnerships.journey.terms import actions as terms
        from partnerships.room import asks as home
        from partnerships.room import navigation
        from partnerships.room.consent import kinds

        guard("journey_stagemove")
        guard("journey_renewal")
        for kind in (*stages.KINDS, *terms.KINDS, *parting.KINDS, *joining.KINDS):
            kinds.register(kind)
        navigation.register(navigation.Entry("journey", _("Our way"), "journey", 5, under="more"))
        sentences.register()
        for source in asks.SOURCES:
            home.register(source)
