from django.apps import AppConfig


class VisionConfig(AppConfig):
    name = "partnerships.vision"
    label = "vision"
    verbose_name = "Vision"

    def ready(self):
        from django.utils.translation import gettext_lazy as _

        from accounts.guards import guard
        from accounts.post import kinds as letters
        from partnerships.roles import Permission
        from partnerships.room import asks, navigation, subjects
        from partnerships.room.chronicle import checking
        from partnerships.room.consent import kinds
        from partnerships.vision import waiting
        from partnerships.vision.objectives import kinds as objectives
        from partnerships.vision.objectives.reads import find_milestones, find_objectives
        from partnerships.vision.sealing import actions as sealing
        from partnerships.vision.sealing import checks, conduct, emails
        from partnerships.vision.sentences import register_sentences
        from partnerships.vision.text import position
        from partnerships.vision.text.expectations import find_expectations
        from partnerships.vision.text.reads import find_visions

        draft = Permission.DRAFT_VISION
        guard("vision_visiondraft")
        guard("vision_measurement")
        guard("vision_sealedvision")
        guard(
            "vision_vision",
            columns=("why", "big_goal", "text", "horizon_on", "renew_on", "number", "partnership_id", "sealed_at"),
            when="OLD.sealed_at IS NOT NULL",
        )
        for kind in (*objectives.KINDS, position.KIND, conduct.KIND, sealing.KIND):
            kinds.register(kind)
        navigation.register(navigation.Entry("shared_vision", _("Shared vision"), "vision", 40))
        for source in waiting.SOURCES:
            asks.register(source)
        subjects.register(subjects.Subject("objective", _("Objective"), find_objectives, write=draft))
        subjects.register(subjects.Subject("milestone", _("Milestone"), find_milestones, write=draft))
        subjects.register(subjects.Subject("expectation", _("Expectation"), find_expectations, write=draft))
        subjects.register(subjects.Subject("vision", _("Vision"), find_visions, write=draft))
        letters.register(emails.KIND, emails.vision_sealed)
        checking.register("sealed visions", checks.changed_seals)
        register_sentences()
