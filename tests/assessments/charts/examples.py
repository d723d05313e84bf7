"""Invented values for charts and components: the partnership of the mock-ups, and one of four sides."""

from datetime import date
from types import SimpleNamespace as Thing

from assessments.charts import (
    BandGroup,
    BandLine,
    BandRow,
    BandTable,
    Event,
    Glyph,
    MiniPair,
    Radar,
    Reading,
    Round,
    SideBand,
    Sparkline,
    Spoke,
    TrendBySide,
)

NOORDZEE = Thing(
    mark=1,
    name="Noordzee Inflight Services",
    short="Noordzee",
    url="#",
    is_yours=True,
    is_open=False,
    people_line="Esther Vonk, procurement manager · Ruben de Graaf, director",
)
ALDERSTEEN = Thing(
    mark=2,
    name="Aldersteen Catering",
    short="Aldersteen",
    url="#",
    is_yours=False,
    is_open=False,
    people_line="Marieke Tol, account manager · Hugo Aldersteen, director",
)
OOSTWAARDE = Thing(
    mark=3,
    name="Gemeente Oostwaarde",
    short="Oostwaarde",
    url="#",
    is_yours=False,
    is_open=True,
    people_line="Ilse Brouwer, programme manager",
)
WIJKWERK = Thing(
    mark=4,
    name="Wijkwerk N.V.",
    short="Wijkwerk",
    url="#",
    is_yours=False,
    is_open=False,
    people_line="Samir Haddou, account manager",
)


def a_room(*sides, stage_number: int = 5) -> Thing:
    """A masthead and its navigation as a view would prepare them."""
    labels = [
        "Overview",
        "Right partner",
        "Equal footing",
        "Shared vision",
        "Clear agreements",
        "Start small",
        "Sessions",
        "Trust",
        "More",
    ]
    small = [
        "as of 11 June",
        "since May 2023",
        "7 principles",
        "14 Feb 2024",
        "version 1.2",
        "4 under way",
        "next 25 June",
        "6 reviews",
        "people, history",
    ]
    return Thing(
        about="Long-haul meals from Amsterdam. Partners since May 2023, growing since June 2024.",
        stage_number=stage_number,
        sides=list(sides),
        nav=[
            Thing(label=label, small=words, url="#", is_current=not number, is_ahead=number > 7)
            for number, (label, words) in enumerate(zip(labels, small, strict=True))
        ],
    )


def ald(lo, hi, **more) -> SideBand:
    return SideBand(mark=2, name="Aldersteen", lo=lo, hi=hi, dot=(lo + hi) / 2, **more)


def noo(lo, hi, **more) -> SideBand:
    return SideBand(mark=1, name="Noordzee", lo=lo, hi=hi, dot=(lo + hi) / 2, **more)


def oost(lo, hi, **more) -> SideBand:
    return SideBand(mark=3, name="Oostwaarde", lo=lo, hi=hi, dot=(lo + hi) / 2, **more)


def wijk(lo, hi, **more) -> SideBand:
    return SideBand(mark=4, name="Wijkwerk", lo=lo, hi=hi, dot=(lo + hi) / 2, **more)


CONDITIONS = ("Right partner", "Equal footing", "Shared vision", "Clear agreements", "Start small")


def the_radar() -> Radar:
    """The shape of March 2026; the sides are handed over in the viewer's order on purpose."""
    bands = [
        ((70, 90), (60, 80)),
        ((70, 90), (20, 40)),
        ((60, 80), (50, 70)),
        ((60, 80), (30, 50)),
        ((50, 70), (50, 70)),
    ]
    return Radar(Spoke(label, [noo(*n), ald(*a)]) for label, (n, a) in zip(CONDITIONS, bands, strict=True))


def a_radar_of_four() -> Radar:
    few = "fewer than four answered"
    bands = [
        ((70, 90), (60, 80), (40, 60)),
        ((70, 90), (20, 40), (60, 80)),
        ((60, 80), (50, 70), (60, 80)),
        ((60, 80), (30, 50), (55, 75)),
        ((50, 70), (50, 70), (50, 70)),
    ]
    return Radar(
        (
            Spoke(
                label,
                [
                    noo(*n),
                    ald(*a),
                    oost(*o),
                    wijk(0, 0, hidden=True, reason=few) if number > 2 else wijk(30, 50),
                ],
            )
            for number, (label, (n, a, o)) in enumerate(zip(CONDITIONS, bands, strict=True))
        ),
        key="four",
    )


def _dots(mark, name, dots):
    return [SideBand(mark=mark, name=name, lo=dot - 10, hi=dot + 10, dot=dot) for dot in dots]


LABELS = ("Oct 23", "Mar 24", "Sep 24", "Mar 25", "Sep 25", "Mar 26")
MONTHS = ("October 2023", "March 2024", "September 2024", "March 2025", "September 2025", "March 2026")
DAYS = (
    date(2023, 10, 15),
    date(2024, 3, 15),
    date(2024, 9, 15),
    date(2025, 3, 15),
    date(2025, 9, 15),
    date(2026, 3, 15),
)
TOGETHER = ((58, 6), (63, 5), (69, 5), (72, 4), (69, 4), (62, 4))


def the_rounds() -> list[Round]:
    noordzee = _dots(1, "Noordzee", (60, 66, 72, 76, 76, 73))
    aldersteen = _dots(2, "Aldersteen", (56, 60, 66, 68, 62, 52))
    return [
        Round(
            LABELS[i],
            [noordzee[i], aldersteen[i]],
            full_label=MONTHS[i],
            on=DAYS[i],
            together=TOGETHER[i][0],
            bar=TOGETHER[i][1],
            between="told apart" if i == 5 else "cannot be told apart yet",
        )
        for i in range(6)
    ]


EVENTS = (Event("vision sealed", date(2024, 2, 14)), Event("agreement accepted", date(2024, 6, 20)))


def the_table() -> BandTable:
    return BandTable(
        label="Condition and statement",
        caption="Each pale bar is the band in which a side’s answers lie on average; the dot is its middle.",
        sides=(noo(0, 0), ald(0, 0)),
        groups=(
            BandGroup(
                (
                    BandLine(
                        "1  Right partner",
                        BandRow([noo(70, 90), ald(60, 80)], is_head=True),
                        "Both see this high",
                    ),
                    BandLine(
                        "I would choose them again today",
                        BandRow([noo(80, 100), ald(60, 80)], told_apart=True),
                        "Noordzee higher",
                    ),
                    BandLine("They bring us more than money", BandRow([noo(60, 80), ald(60, 80)]), "both high"),
                )
            ),
            BandGroup(
                (
                    BandLine(
                        "2  Equal footing",
                        BandRow([noo(70, 90), ald(20, 40)], is_head=True, told_apart=True),
                        "Noordzee higher",
                        flag="You see it differently",
                    ),
                    BandLine(
                        "Our voice weighs as much as theirs",
                        BandRow([noo(80, 100), ald(20, 40)], told_apart=True),
                        "Noordzee higher",
                    ),
                    BandLine(
                        "Give and take are in balance",
                        BandRow(
                            [
                                noo(40, 60, divided=True),
                                ald(0, 0, hidden=True, reason="fewer than four could judge"),
                            ]
                        ),
                        "Aldersteen is not shown",
                    ),
                )
            ),
        ),
    )


def a_table_of_four() -> BandTable:
    few = "fewer than four could judge"
    return BandTable(
        label="Condition and statement",
        sides=(noo(0, 0), ald(0, 0), oost(0, 0), wijk(0, 0)),
        grids=(5, 3),
        groups=(
            BandGroup(
                (
                    BandLine(
                        "1  Right partner",
                        BandRow([wijk(33, 67), noo(70, 90), oost(60, 80), ald(60, 80)], is_head=True),
                        "Cannot be told apart yet",
                    ),
                    BandLine(
                        "I would choose them again today",
                        BandRow(
                            [wijk(0, 0, hidden=True, reason=few), noo(80, 100), ald(20, 40), oost(67, 100)],
                            told_apart=True,
                        ),
                        "Noordzee higher",
                    ),
                )
            ),
        ),
    )


def a_glyph(*levels) -> Glyph:
    return (
        Glyph(Reading(label, level) for label, level in zip(CONDITIONS, levels, strict=False))
        if levels
        else Glyph()
    )


def a_pair(noordzee: float, other: tuple[str, float], *, told_apart: bool = False) -> MiniPair:
    name, dot = other
    return MiniPair([SideBand(1, "Noordzee", dot=noordzee), SideBand(2, name, dot=dot)], told_apart=told_apart)


def four_over_time() -> TrendBySide:
    """Eight reviews; one side joins later, one is hidden for a while."""
    few = "fewer than four answered"
    dots = {
        2: ("Aldersteen", (56, 60, 66, 68, 62, 52, 50, 55)),
        1: ("Noordzee", (60, 66, 72, 76, 76, 73, 70, 70)),
        3: ("Oostwaarde", (30, 45, 48, None, 72, 71, 70, 72)),
        4: ("Wijkwerk", (None, None, 68, 70, 66, 70, 69, 69)),
    }
    rounds = []
    for i in range(8):
        sides = []
        for number, (name, levels) in dots.items():
            level = levels[i]
            hidden = level is None
            sides.append(SideBand(number, name, dot=level or 0, hidden=hidden, reason=few if hidden else ""))
        rounds.append(Round(f"Q{i % 4 + 1} {23 + i // 4}", sides, together=60))
    return TrendBySide(rounds, key="four-over-time", title="Trust over time, four sides")


def a_sparkline(*levels) -> Sparkline:
    return Sparkline(levels)
