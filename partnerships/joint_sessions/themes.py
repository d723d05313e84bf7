"""What a conversation or a decision is about: the themes of the principles, and room for an own one."""

from django.db import models

from partnerships.glossary import word


class Theme(models.TextChoices):
    """The five themes under which principles are agreed, and “other”."""

    TRANSPARENCY = "transparency", word("session_theme.transparency")
    CONSULTATION = "consultation", word("session_theme.consultation")
    GOALS = "goals", word("session_theme.goals")
    INDEPENDENCE = "independence", word("session_theme.independence")
    CONDUCT = "conduct", word("session_theme.conduct")
    OTHER = "other", word("session_theme.other")
