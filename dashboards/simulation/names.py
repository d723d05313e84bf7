"""Believable names for a simulated load. Pure: a seeded chance in, names out."""

from random import Random

FIRST = ("Noorder", "Zuider", "Hoog", "Linden", "Water", "Berg", "Zee", "Veen", "Molen", "Brug", "Dijk", "Eiken")
LAST = ("hof", "kamp", "stroom", "land", "burg", "zicht", "daal", "wijk", "poort", "werf", "stede", "horst")
TRADES = ("Logistics", "Catering", "Bouw", "Zorg", "Techniek", "Verpakking", "Schoonmaak", "Installaties")
GIVEN = ("Anna", "Bas", "Carla", "Dirk", "Eva", "Frank", "Greet", "Hans", "Iris", "Jan", "Karin", "Luc")
FAMILY = ("de Vries", "Jansen", "Bakker", "Visser", "Smit", "Meijer", "Mulder", "Bos", "Peters", "Kok")
SUBJECTS = (
    "Maintenance of forty bridges",
    "Cleaning of twelve hospitals",
    "Packaging for fresh produce",
    "Transport to four hundred shops",
    "Meals for six care homes",
    "Energy in two hundred schools",
)


def organisation(chance: Random, number: int) -> str:
    """Return the name of an organisation; the number keeps it one of its kind."""
    return f"{chance.choice(FIRST)}{chance.choice(LAST)} {chance.choice(TRADES)} {number}"


def person(chance: Random) -> str:
    """Return somebody's name."""
    return f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}"
