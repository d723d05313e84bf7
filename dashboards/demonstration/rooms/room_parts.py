"""The demonstration's questions, notes and files."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from dashboards.demonstration.scene import Scene, Step
from partnerships.room.attachments import actions as attachments
from partnerships.room.notes import actions as notes
from partnerships.room.notes.models import Note
from partnerships.room.questions import actions as questions
from partnerships.room.questions.models import Question
from partnerships.room.table.standing_in import name_stand_in


@dataclass(frozen=True)
class Asked:
    """A question of a story: who asked it how many days ago, and what was said under it.

    `said`: person, days ago, text; the asking side's own turns ask on. `settled`: days ago.
    """

    by: str
    ago: int
    text: str
    said: tuple[tuple[str, int, str], ...] = ()
    settled: int | None = None
    to: str = ""


QUESTIONS: dict[str, tuple[Asked, ...]] = {
    "meals": (
        Asked(
            "karin",
            212,
            "When do we hear the final passenger count? At 20.00 we plate on a guess, and what is left over at "
            "22.00 we throw away.",
            (
                (
                    "tom",
                    208,
                    "The count is firm two hours before departure. An early figure exists at six hours; it is off "
                    "by less than four percent on nine flights out of ten. We can send both.",
                ),
            ),
            settled=205,
        ),
        Asked(
            "sanne",
            96,
            "Crew cannot see which trolley holds the vegetarian trays. Can the seal carry a colour?",
            (
                ("emre", 94, "Yes. Green seals are in the kitchen already; we start with the Bergen rotation."),
                (
                    "sanne",
                    88,
                    "It works on Bergen. On Lisbon the seals were white. Who tells the late shift?",
                ),
                (
                    "karin",
                    86,
                    "Nobody had told the late shift, my fault. It is on the shift board now.",
                ),
            ),
            settled=83,
        ),
        Asked(
            "mark",
            23,
            "The invoice of last month counts return transport of empty trolleys twice on eleven days. Is that "
            "the new way, or a mistake?",
            (
                (
                    "samira",
                    19,
                    "A mistake on nine of the eleven. On the 4th and the 18th the trolleys did come back twice, "
                    "because the first lorry was full. A corrected invoice is on its way.",
                ),
            ),
        ),
        Asked(
            "ineke",
            6,
            "May we put the allergen card of the next menu on the tray lid instead of in the galley folder? "
            "We need a yes before the print run.",
        ),
        Asked(
            "alice",
            3,
            "How much of the saving on dry goods comes from the new supplier, and how much from the smaller tray? "
            "We would like to tell the same story on both sides.",
        ),
    ),
    "packaging": (
        Asked(
            "liv",
            41,
            "Is de nieuwe folie ook composteerbaar in de installatie bij Schiphol, of alleen in theorie?",
            (
                (
                    "dewi",
                    37,
                    "We hebben vijftig kilo laten meedraaien: na twaalf weken was alles weg op de sluitstrip na. "
                    "Die strip vervangen we.",
                ),
            ),
            settled=36,
        ),
        Asked(
            "chris",
            5,
            "Kunnen de maten van de wijnhoes vóór de vijftiende vast? Dan halen we de stans in één keer.",
        ),
    ),
    "comfort": (
        Asked(
            "dev",
            12,
            "Which of the two fabrics did your crew prefer in the wash test? We only got the photographs.",
            (
                (
                    "alice",
                    9,
                    "The grey one: it held its shape after forty washes. The lab sheet follows.",
                ),
            ),
        ),
    ),
    "tokyo": (
        Asked("yumi", 8, "Should the welcome tea be served before or after the hot towel on the night flight?"),
    ),
    "care": (
        Asked(
            "julia",
            30,
            "Hoeveel bewoners hebben sinds de zomer van twee of meer van ons hulp gekregen?",
            (
                ("olga", 26, "Van Wijkwerk uit gezien 43. Groenhof kent er daarvan zeventien ook."),
                ("tess", 25, "Dat klopt met onze lijst: zeventien, van wie er drie nu een vaste plek hebben."),
            ),
            settled=24,
        ),
        Asked(
            "niek", 4, "Wie belt de bewoner als de afspraak van Groenhof uitvalt: jullie of wij?", to="groenhof"
        ),
    ),
}

NOTES: dict[str, tuple[tuple[str, int, str], ...]] = {
    "meals": (
        (
            "alice",
            15,
            "Before the next talk\n– Thank Karin for the shift board; it was her own idea.\n– The double "
            "transport lines are nearly settled: do not open them again.\n– Ask what they need "
            "from us to plan the winter timetable in one go.",
        ),
        (
            "marieke",
            14,
            "For Thursday\n– Ineke needs a yes on the allergen lid before the 20th.\n– Tell them early that we "
            "are short of two drivers in December.",
        ),
    ),
    "care": (
        ("ilse", 9, "Wethouder vraagt om één cijfer. Eerst samen bespreken welk cijfer recht doet aan alle drie."),
    ),
}

FILES: dict[str, tuple[tuple[str, int, str, str], ...]] = {
    "meals": (
        (
            "samira",
            19,
            "Return transport checked.csv",
            "day;lorries;trolleys\n2026-02-04;2;118\n2026-02-18;2;121\n2026-02-19;1;64\n",
        ),
        (
            "karin",
            86,
            "Seal colours.txt",
            "Green: vegetarian\nBlue: crew\nWhite: all other trays\nYellow: special meals, name on the lid\n",
        ),
    ),
    "care": (("julia", 24, "Bewoners per wijk.csv", "wijk;bewoners\nOost;43\nHaven;12\n"),),
}


def steps(scene: Scene) -> Iterator[Step]:
    """Return what happens here, by the story's key."""
    for asked in QUESTIONS.get(scene.key, ()):
        yield from _question(scene, asked)
    for login, ago, text in NOTES.get(scene.key, ()):
        yield Step(scene.ago(days=ago, hour=16), _writing(scene, login, text))
    for login, ago, name, text in FILES.get(scene.key, ()):
        yield Step(scene.ago(days=ago, hour=15), _adding(scene, login, name, text))
    if scene.key == "comfort":
        yield Step(scene.ago(days=2), _standing_in(scene, "amy", "dev"))


def _question(scene: Scene, asked: Asked) -> Iterator[Step]:
    at = scene.ago(days=asked.ago, hour=10)
    yield Step(at, _asking(scene, asked))
    for login, ago, text in asked.said:
        yield Step(scene.ago(days=ago, hour=11), _saying(scene, asked, login, text))
    if asked.settled is not None:
        yield Step(scene.ago(days=asked.settled, hour=13), _settling(scene, asked))


def _asking(scene: Scene, asked: Asked):
    return lambda now: questions.ask(
        partnership=scene.partnership,
        text=asked.text,
        to_side=scene.sides.get(asked.to),
        by=scene.seats[asked.by],
        now=now,
    )


def _found(scene: Scene, asked: Asked) -> Question:
    return Question.objects.get(partnership=scene.partnership, text=asked.text)


def _saying(scene: Scene, asked: Asked, login: str, text: str):
    def say(now: datetime) -> None:
        question, by = _found(scene, asked), scene.seats[login]
        verb = questions.reopen if by.side_id == question.side_id else questions.answer
        verb(question=question, version=question.version, text=text, by=by, now=now)

    return say


def _settling(scene: Scene, asked: Asked):
    return lambda now: questions.settle(question=_found(scene, asked), by=scene.seats[asked.by], now=now)


def _writing(scene: Scene, login: str, text: str):
    def write(now: datetime) -> None:
        by = scene.seats[login]
        note = Note.objects.filter(side=by.side, subject_kind="").first()
        version = note.version if note else 0
        notes.write(partnership=scene.partnership, text=text, version=version, by=by, now=now)

    return write


def _adding(scene: Scene, login: str, name: str, text: str):
    return lambda now: attachments.add(
        partnership=scene.partnership,
        kind="",
        subject_id="",
        name=name,
        content=text.encode(),
        by=scene.seats[login],
        now=now,
    )


def _standing_in(scene: Scene, absent: str, person: str):
    return lambda now: name_stand_in(
        absent=scene.seats[absent],
        person=scene.seats[person],
        until=(scene.now + timedelta(days=12)).date(),
        by=scene.seats["ben"],
        now=now,
    )
