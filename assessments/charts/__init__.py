"""Pictures of released values: dataclasses in, coordinates as text out.

Nothing here knows Django, a language or a viewer. Coordinates are made from released cells only and are
canonical: one decimal, no trailing zero, a point as decimal mark whatever the locale. Templates under
`templates/_components/charts/` put looks and words to them.
"""

from assessments.charts.bands import BandGroup, BandLine, BandRow, BandTable
from assessments.charts.radar import Radar, Spoke
from assessments.charts.sides import SideBand
from assessments.charts.small import Glyph, MiniPair, Reading, Scale, Sparkline
from assessments.charts.trend import Event, Round, TrendBySide, TrendTogether

__all__ = [
    "BandGroup",
    "BandLine",
    "BandRow",
    "BandTable",
    "Event",
    "Glyph",
    "MiniPair",
    "Radar",
    "Reading",
    "Round",
    "Scale",
    "SideBand",
    "Sparkline",
    "Spoke",
    "TrendBySide",
    "TrendTogether",
]
