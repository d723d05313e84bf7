from django.apps import AppConfig


class SignalsConfig(AppConfig):
    name = "assessments.signals"
    label = "signals"
    verbose_name = "Signals"

    def ready(self):
        from accounts.guards import guard
        from assessments.signals.emails import register_mails

        guard("signals_signalsnapshot")
        guard("signals_resultdigest")
        register_mails()
