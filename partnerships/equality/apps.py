from django.apps import AppConfig
from django.utils.translation import ngettext


def _principles(access) -> str:
    """The line below the entry of the navigation: how many principles hold."""
    standing = getattr(access.partnership, "standing", None)
    count = standing.principles_joint if standing else 0
    if not count:
        return ""
    return ngettext("%(n)s principle", "%(n)s principles", count) % {"n": count}


class EqualityConfig(AppConfig):
    name = "partnerships.equality"
    label = "equality"
    verbose_name = "Equality"

    def ready(self):
        from django.utils.translation import gettext_lazy as _

        from accounts.guards import guard
        from partnerships.equality import asking, names
        from partnerships.equality.charter.kinds import KINDS as CHARTER
        from partnerships.equality.grievances import reads as grievances
        from partnerships.equality.ledger import reads as ledger
        from partnerships.equality.principles import reads as principles
        from partnerships.equality.principles.kinds import KINDS as PRINCIPLES
        from partnerships.glossary import word
        from partnerships.room import navigation, subjects
        from partnerships.room.consent.kinds import register

        for kind in (*PRINCIPLES, *CHARTER):
            register(kind)
        names.register_all()
        asking.register_all()
        navigation.register(
            navigation.Entry("equality", word("condition.equality"), "equality", 30, small=_principles)
        )
        subjects.register(subjects.Subject("principle", _("Principle"), principles.find))
        subjects.register(subjects.Subject("contribution", _("Contribution"), ledger.find))
        subjects.register(subjects.Subject("grievance", _("Grievance"), grievances.find))
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
