from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "accounts.organisations"
    label = "organisations"
    verbose_name = "Organisations"

    def ready(self):
        from accounts.guards import guard
        from accounts.organisations import emails
        from accounts.post import kinds

        guard("organisations_organisationevent")
        kinds.register("invitation", emails.invitation)
