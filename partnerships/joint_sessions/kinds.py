"""What a joint session is for."""

from django.db import models

from partnerships.glossary import word


class SessionKind(models.TextChoices):
    """The kinds of joint session."""

    ACQUAINTANCE = "acquaintance", word("session.acquaintance")
    PRINCIPLES = "principles", word("session.principles")
    PREPARATION = "preparation", word("session.preparation")
    BOARD = "board", word("session.board")
    KITCHEN = "kitchen", word("session.kitchen")
    LEGAL = "legal", word("session.legal")
    REVIEW = "review", word("session.review")
    STEERING = "steering", word("session.steering")
