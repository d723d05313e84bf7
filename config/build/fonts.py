"""Subsets the two typefaces of the design to what the pages use.

Source Serif 4 and Hanken Grotesk come as ordinary packages (SIL Open Font Licence). Out of each whole
family this takes the signs English, Dutch and other Latin-written names need, drops the optical-size
axis, keeps the weights the style sheet asks for, and writes WOFF2 into `static/built/fonts/`.

The licence reserves the name "Source" for the unchanged font, so the name inside each file is our own;
copyright and licence stay in it.

Run as `python -m config.build.fonts`; without `--force` it does nothing when the files are up to date.
"""

import hashlib
import io
import json
import logging
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

import fontpkg
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "static" / "built" / "fonts"
LARGEST_TOGETHER = 90_000  # bytes of both files

#: Latin with the accents of Western, Northern, Central and Eastern European names.
LETTERS: tuple[tuple[int, int], ...] = ((0x20, 0x7E), (0xA0, 0x17F), (0x218, 0x21B), (0x1E9E, 0x1E9E))
#: Dashes, quotes, spaces, bullets, arrows, comparisons, currency.
SIGNS = (
    "\u02c6\u02d8\u02d9\u02da\u02db\u02dc\u02dd"
    "\u2002\u2003\u2009\u200a\u200b\u202f\u2011\u2012\u2013\u2014\u2015\u2018\u2019\u201a\u201c\u201d\u201e"
    "\u2020\u2021\u2022\u2026\u2030\u2032\u2033\u2039\u203a\u2044\u20ac\u2116\u2122"
    "\u2190\u2191\u2192\u2193\u2194\u2197\u2198\u2212\u221a\u221e\u2248\u2260\u2264\u2265\u25cf\u25cb\u2713\u2717"
)
#: Kerning, ligatures, marks and figures in columns; small capitals and stylistic sets stay behind.
FEATURES = ("calt", "ccmp", "kern", "liga", "locl", "lnum", "mark", "mkmk", "pnum", "rlig", "tnum")


@dataclass(frozen=True)
class Typeface:
    """One typeface of the design: where it comes from, what is kept, what it is called inside."""

    family: str
    package: str
    file: str
    own_name: str
    weights: tuple[int, int]
    pinned: tuple[tuple[str, float], ...] = ()


TYPEFACES = (
    Typeface(
        family="Source Serif 4",
        package="fontpkg-source-serif-4",
        file="source-serif-4.woff2",
        own_name="Samen Serif",
        weights=(360, 650),
        pinned=(("opsz", 14.0),),
    ),
    Typeface(
        family="Hanken Grotesk",
        package="fontpkg-hanken-grotesk",
        file="hanken-grotesk.woff2",
        own_name="Samen Sans",
        weights=(360, 650),
    ),
)


def code_points() -> set[int]:
    """Every sign kept, as code points."""
    letters = {point for first, last in LETTERS for point in range(first, last + 1)}
    return letters | {ord(sign) for sign in SIGNS}


def recipe(typeface: Typeface) -> str:
    """A fingerprint of all that decides how the file comes out."""
    parts = [
        asdict(typeface),
        version(typeface.package),
        version("fonttools"),
        sorted(code_points()),
        FEATURES,
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def subset(font: TTFont) -> TTFont:
    """The font with only the signs and features the pages use, read anew so that nothing refers back."""
    options = Options()
    options.layout_features = list(FEATURES)
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 6, 13, 14]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=code_points())
    subsetter.subset(font)
    written = io.BytesIO()
    font.save(written)
    written.seek(0)
    return TTFont(written)


def narrow(font: TTFont, typeface: Typeface) -> TTFont:
    """The font with only the axes and the weights the pages use."""
    limits: dict[str, object] = {"wght": typeface.weights, **dict(typeface.pinned)}
    return instancer.instantiateVariableFont(font, limits, updateFontNames=False)


def rename(font: TTFont, own_name: str) -> None:
    """Gives the changed font a name of its own, as its licence asks."""
    for record, text in (
        (1, own_name),
        (3, f"{own_name} subset"),
        (4, own_name),
        (6, own_name.replace(" ", "")),
    ):
        for platform in (1, 3):
            font["name"].removeNames(nameID=record, platformID=platform)
        font["name"].setName(text, record, 3, 1, 0x409)


def build(typeface: Typeface, target: Path) -> int:
    """Writes one typeface as WOFF2 and answers its size in bytes."""
    font = narrow(subset(TTFont(fontpkg.path(typeface.family))), typeface)
    rename(font, typeface.own_name)
    font.flavor = "woff2"
    unfinished = target.with_suffix(".unfinished")
    font.save(unfinished)
    unfinished.replace(target)
    return target.stat().st_size


def build_all(target: Path = TARGET, *, force: bool = False) -> dict[str, int]:
    """Builds what is missing or out of date.

    Returns the size in bytes of each file. Raises ValueError when both together weigh too much.
    """
    target.mkdir(parents=True, exist_ok=True)
    noted = target / "recipe.json"
    known = json.loads(noted.read_text()) if noted.exists() else {}
    wanted = {typeface.file: recipe(typeface) for typeface in TYPEFACES}
    for typeface in TYPEFACES:
        file = target / typeface.file
        if force or not file.exists() or known.get(typeface.file) != wanted[typeface.file]:
            build(typeface, file)
    noted.write_text(json.dumps(wanted, indent=1) + "\n")
    sizes = {typeface.file: (target / typeface.file).stat().st_size for typeface in TYPEFACES}
    if sum(sizes.values()) > LARGEST_TOGETHER:
        raise ValueError(f"the typefaces weigh {sum(sizes.values())} bytes, more than {LARGEST_TOGETHER}")
    return sizes


def main(arguments: Sequence[str]) -> int:
    """Builds the typefaces and says what they weigh."""
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    sizes = build_all(force="--force" in arguments)
    weighed = ", ".join(f"{name} {size / 1000:.0f} KB" for name, size in sizes.items())
    sys.stdout.write(f"typefaces: {weighed}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
