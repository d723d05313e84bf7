"""The nouns of the shared vision, gathered for Django."""

from partnerships.vision.objectives.models import Measurement, Milestone, Objective
from partnerships.vision.sealing.models import (
    ConductRule,
    ReadinessPoint,
    SealedVision,
    SupportAsk,
    SynergyVote,
)
from partnerships.vision.text.models import (
    Expectation,
    Position,
    Restatement,
    Vision,
    VisionComment,
    VisionDraft,
)

__all__ = [
    "ConductRule",
    "Expectation",
    "Measurement",
    "Milestone",
    "Objective",
    "Position",
    "ReadinessPoint",
    "Restatement",
    "SealedVision",
    "SupportAsk",
    "SynergyVote",
    "Vision",
    "VisionComment",
    "VisionDraft",
]
