from django.apps import AppConfig


class SignalsConfig(AppConfig):
    name = "assessments.signals"
    label = "signals"
    verbose_name = "Signals"

    def ready(self):
        from accounts.guards import guard
        from assessments.reviews.beside import Beside
        from assessments.reviews.beside import register as stand_beside
        from assessments.signals.asides import KIND
        from assessments.signals.asking import SOURCE
        from assessments.signals.emails import register_mails
        from assessments.signals.pages.beside import beside
        from partnerships.room import asks
        from partnerships.room.consent.kinds import register

        guard("signals_signalsnapshot")
        guard("signals_resultdigest")
        register(KIND)
        asks.register(SOURCE)
        register_mails()
        stand_beside(Beside("signals/_beside.html", beside))
