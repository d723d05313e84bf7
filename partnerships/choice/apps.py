from django.apps import AppConfig


class ChoiceConfig(AppConfig):
    name = "partnerships.choice"
    label = "choice"
    verbose_name = "Partner choice"

    def ready(self):
        from accounts.guards import guard
        from accounts.post import kinds as letters
        from partnerships.choice import sentences, waiting
        from partnerships.choice.criteria import actions as criteria
        from partnerships.choice.ideas import actions as ideas
        from partnerships.choice.relation import actions as relation
        from partnerships.choice.voting import emails
        from partnerships.glossary import word
        from partnerships.room import navigation
        from partnerships.room.consent import kinds

        for table in ("relationrole", "intent", "decline", "interestdeclaration", "treatmentnote"):
            guard(f"choice_{table}")
        guard("choice_vote", when="OLD.opened_at IS NOT NULL")
        guard("choice_depthsheet", when="OLD.opened_at IS NOT NULL")
        for kind in (*criteria.KINDS, *ideas.KINDS, *relation.KINDS):
            kinds.register(kind)
        for letter in (emails.choice_votes_opened, emails.choice_declined):
            letters.register(letter.__name__, letter)
        navigation.register(
            navigation.Entry("partner_choice", word("condition.partner_choice"), "right_partner", 20)
        )
        sentences.register_sentences()
        waiting.register_all()
