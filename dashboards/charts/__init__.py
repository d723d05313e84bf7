"""Pictures of released values: dataclasses in, coordinates as text out.

Nothing here knows Django, a language or a viewer. Coordinates are made from released cells only and are
canonical: one decimal, no trailing zero, a point as decimal mark whatever the locale. Templates under
`templates/_components/charts/` put looks and words to them.
"""

from dashboards.charts.bands import BandGroup, BandLine, BandRow, BandTable
from dashboards.charts.radar import Radar, Spoke
from dashboards.charts.sides import SideBand
from dashboards.charts.small import Glyph, MiniPair, Reading, Scale, Sparkline
from dashboards.charts.trend import Event, Round, TrendBySide, TrendTogether

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
