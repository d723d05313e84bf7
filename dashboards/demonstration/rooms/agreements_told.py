"""The words of the demonstration's agreements."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """One clause. `source`: the beginning of a principle's text or an objective's title; empty: none yet."""

    number: str
    title: str
    text: str
    reason: str
    source: str
    ours: str
    theirs: str


FRAMEWORK = (
    Told(
        "1",
        "Why there is an agreement",
        "This agreement writes down what we decided together. Where it is silent, we ask each other first.",
        "Both of us had contracts that nobody had read since they were signed.",
        "Bad news is told",
        "If something is not in here, we call Aldersteen before we do anything.",
        "Noordzee asks us before it decides something the paper does not mention.",
    ),
    Told(
        "5.3",
        "What we share",
        "Both sides share the cost model of the forty dishes in appendix B: Aldersteen shares ingredients, "
        "labour and "
        "transport; Noordzee shares handling and waste.",
        "Without both halves of the cost neither side could see where it arose.",
        "We show each other what a meal costs",
        "We put handling and waste on the table, dish by dish.",
        "We open ingredients, labour and transport of the forty dishes, nothing beyond.",
    ),
    Told(
        "5.4",
        "What it is not for",
        "Shared cost data serve to lower cost together. Neither side uses them in a price negotiation, with the "
        "other or with anyone else.",
        "Whoever fears that openness lowers the price stops being open.",
        "Lower cost per meal",
        "Our buyers may not bring these figures to a negotiation.",
        "Nobody at Noordzee uses our costs to press our price, or shows them to Rondeel.",
    ),
    Told(
        "7.2",
        "Changing a menu",
        "A menu can be changed up to 21 days before its first flight. Later changes are made in consultation.",
        "Six of fourteen menu cycles had less than 21 days’ notice.",
        "Less waste per meal",
        "After day 21 we call before we change anything.",
        "Noordzee can change freely until three weeks before; after that we talk.",
    ),
)
LATER_72 = (
    "A menu can be changed up to 21 days before its first flight. A later change needs the consent of both "
    "account "
    "owners. The side that asks for it carries the cost of what has to be thrown away.\nExample: Noordzee "
    "replaces a "
    "dessert 12 days before the first flight and 900 portions cannot be used. If both account owners consent, "
    "Noordzee carries the cost of the 900 portions."
)
FROM_OUTSIDE = Told(
    "9.1",
    "Ideas from a third party",
    "If a firm outside the partnership offers a better solution, the sides first look for two months whether "
    "they can "
    "reach the same together.",
    "",
    "",
    "",
    "",
)
COMMERCIAL = (
    Told(
        "1",
        "Volumes",
        "Noordzee tells the volumes of a month on the first working day of the month before, with what is "
        "uncertain "
        "marked as such. Aldersteen plans on the middle of the range.",
        "A timetable that moves without a call costs more than it saves.",
        "Carts ready at the gate",
        "We give a range, and say what is not sure yet.",
        "We plan on the middle and do not ask for the exact figure.",
    ),
    Told(
        "2",
        "What a saving is for",
        "What is saved against the target of a menu cycle is shared by the key both sides accepted.",
        "Saving together only goes on if both notice it.",
        "Lower cost per meal",
        "Half of what we save within the band is ours.",
        "We keep the other half of what we save.",
    ),
)
COMMERCIAL_LATER = (
    "Noordzee tells the volumes of a month on the first working day of the month before, with what is "
    "uncertain marked "
    "as such. Aldersteen plans on the middle of the range. A change of more than eight percent is called, not "
    "mailed."
)
EXIT = (
    Told(
        "1",
        "Notice and handover",
        "Either side can end this with twelve months’ notice. In these months both keep cooking, serving and "
        "telling "
        "each other what they know.",
        "A parting that is prepared frightens nobody.",
        "Bad news is told",
        "A year, and no flight without meals in it.",
        "We have a year to find other work for the night shift.",
    ),
    Told(
        "2",
        "What each takes along",
        "Recipes stay with Aldersteen, routes and passenger figures with Noordzee. What was invented together "
        "both may "
        "use.",
        "What belongs to whom is easiest to say while you get on well.",
        "Partners, not one company",
        "Our figures stay ours; joint ideas we may use with others.",
        "Our recipes are ours; joint ideas we may sell.",
    ),
)
SILENCE = Told(
    "1",
    "What stays between us",
    "What one side shows the other about recipes, ovens and cost stays between the people of this room.",
    "Nobody opens an oven log to somebody who may show it around.",
    "",
    "Our people talk about this with nobody outside the room.",
    "We may show our logs without reading them elsewhere.",
)
