"""The words of Samen: one word per thing, with the English and the Dutch label each bears on the page.

The only source of these labels. `word("condition.equality")` gives the label in the reader's language at the
moment it is shown; `meaning(…)` says what it stands for; in templates `{% word "condition.equality" %}`.
"""

from dataclasses import dataclass

from django.utils.functional import lazy
from django.utils.translation import get_language


@dataclass(frozen=True)
class Word:
    """A thing, its label and its meaning in both languages."""

    key: str
    en: str
    nl: str
    means_en: str
    means_nl: str


TABLE = (
    # --- who is there -----------------------------------------------------
    Word(
        "organisation",
        "organisation",
        "organisatie",
        "A company, public body or non-profit. It has people; none owns a partnership.",
        "Een bedrijf, overheid of instelling zonder winstoogmerk. Geen enkele bezit een partnerschap.",
    ),
    Word(
        "partnership",
        "partnership",
        "partnerschap",
        "The shared room of two or more organisations.",
        "De gedeelde ruimte van twee of meer organisaties.",
    ),
    Word(
        "side",
        "side",
        "kant",
        "One organisation’s seat in one partnership. All sides have equal rights.",
        "De plek van één organisatie in één partnerschap. Alle kanten hebben dezelfde rechten.",
    ),
    Word(
        "participant",
        "participant",
        "deelnemer",
        "A person on a side, with a function.",
        "Iemand aan een kant, met een functie.",
    ),
    Word(
        "side.customer",
        "customer",
        "klant",
        "What this side does in the chain: it receives.",
        "Wat deze kant in de keten doet: ontvangen.",
    ),
    Word(
        "side.supplier",
        "supplier",
        "leverancier",
        "What this side does in the chain: it supplies.",
        "Wat deze kant in de keten doet: leveren.",
    ),
    Word(
        "side.service_partner",
        "service partner",
        "dienstverlener",
        "What this side does in the chain: it provides a service.",
        "Wat deze kant in de keten doet: een dienst verlenen.",
    ),
    Word(
        "side.public_body",
        "public body",
        "overheid",
        "What this side is in the chain: a public body.",
        "Wat deze kant in de keten is: een overheid.",
    ),
    Word(
        "side.other",
        "partner",
        "partner",
        "A side for which no other label fits.",
        "Een kant waarvoor geen ander woord past.",
    ),
    # --- functions --------------------------------------------------------
    Word(
        "function.observer",
        "observer",
        "meelezer",
        "Reads the room.",
        "Leest mee.",
    ),
    Word(
        "function.counsel",
        "counsel",
        "jurist",
        "Watches from the first session, drafts late.",
        "Kijkt vanaf de eerste sessie mee en schrijft pas laat.",
    ),
    Word(
        "function.member",
        "member",
        "teamlid",
        "Works in the room and answers trust reviews.",
        "Werkt mee en vult vertrouwensmetingen in.",
    ),
    Word(
        "function.lead",
        "lead",
        "trekker",
        "Works in the room, brings people in and accepts for the side what concerns the daily work.",
        "Werkt mee, haalt mensen erbij en accepteert namens de kant wat het dagelijks werk betreft.",
    ),
    Word(
        "function.director",
        "director",
        "directeur",
        "Accepts and seals for the side what binds it: vision, agreements, the next stage.",
        "Accepteert en bezegelt namens de kant wat bindend is: visie, afspraken, de volgende fase.",
    ),
    # --- the five conditions ----------------------------------------------
    Word(
        "condition",
        "condition",
        "basisvoorwaarde",
        "What a lasting partnership rests on.",
        "Waar een blijvend partnerschap op rust.",
    ),
    Word(
        "condition.partner_choice",
        "Right partner",
        "Juiste partner",
        "Both sides chose each other, knowing why.",
        "Beide kanten hebben elkaar gekozen en weten waarom.",
    ),
    Word(
        "condition.equality",
        "Equal footing",
        "Gelijkwaardig",
        "The sides meet as equals and know what they expect of each other.",
        "De kanten ontmoeten elkaar als gelijken en weten wat ze van elkaar verwachten.",
    ),
    Word(
        "condition.shared_vision",
        "Shared vision",
        "Gedeelde visie",
        "Why together, with goals that can be measured.",
        "Waarom samen, met doelen die te meten zijn.",
    ),
    Word(
        "condition.transparent_agreements",
        "Clear agreements",
        "Heldere afspraken",
        "What was agreed, at the right moment, each clause with its reason.",
        "Wat is afgesproken, op het juiste moment, elke bepaling met haar reden.",
    ),
    Word(
        "condition.start_small",
        "Start small, think big",
        "Begin klein, denk groot",
        "Quick wins today, objectives for tomorrow, side by side.",
        "Quick wins vandaag en doelen voor morgen, naast elkaar.",
    ),
    # --- stages -----------------------------------------------------------
    Word(
        "stage",
        "stage",
        "fase",
        "Where a partnership is on its way.",
        "Waar een partnerschap op zijn weg is.",
    ),
    Word(
        "stage.choosing",
        "choosing",
        "kiezen",
        "The sides find out whether they want each other.",
        "De kanten onderzoeken of ze elkaar willen.",
    ),
    Word(
        "stage.meeting",
        "meeting",
        "kennismaken",
        "The sides get to know each other as equals.",
        "De kanten leren elkaar kennen als gelijken.",
    ),
    Word(
        "stage.envisioning",
        "envisioning",
        "visie vormen",
        "The sides write down why together.",
        "De kanten schrijven op waarom ze samenwerken.",
    ),
    Word(
        "stage.agreeing",
        "agreeing",
        "afspreken",
        "The sides record what they agree.",
        "De kanten leggen vast wat ze afspreken.",
    ),
    Word(
        "stage.growing",
        "growing",
        "groeien",
        "The sides work, measure and learn together.",
        "De kanten werken, meten en leren samen.",
    ),
    Word(
        "stage.parted",
        "parted",
        "uit elkaar",
        "The sides ended the partnership with care.",
        "De kanten hebben het partnerschap zorgvuldig beëindigd.",
    ),
    # --- what binds -------------------------------------------------------
    Word(
        "consent",
        "accept",
        "accepteren",
        "One side’s yes to one exact version of something.",
        "Het ja van één kant tegen één precieze versie van iets.",
    ),
    Word(
        "proposal",
        "proposal",
        "voorstel",
        "A version of something that waits until every side has accepted it.",
        "Een versie van iets die wacht tot elke kant haar heeft geaccepteerd.",
    ),
    Word(
        "joint",
        "joint",
        "gezamenlijk",
        "What every side has accepted; any change makes it a proposal again.",
        "Wat elke kant heeft geaccepteerd; elke wijziging maakt het weer een voorstel.",
    ),
    Word(
        "seal",
        "seal",
        "bezegelen",
        "The directors of all sides accept the whole version.",
        "De directeuren van alle kanten accepteren de hele versie.",
    ),
    Word(
        "fingerprint",
        "fingerprint",
        "vingerafdruk",
        "A number made from the whole text; one changed comma makes another number.",
        "Een getal gemaakt uit de hele tekst; één andere komma geeft een ander getal.",
    ),
    # --- what the sides do ------------------------------------------------
    Word(
        "session",
        "joint session",
        "gezamenlijke sessie",
        "A meeting of the sides.",
        "Een bijeenkomst van de kanten.",
    ),
    Word(
        "decision",
        "decision",
        "besluit",
        "What a session concluded; joint once accepted.",
        "Wat een sessie heeft besloten; gezamenlijk zodra geaccepteerd.",
    ),
    Word(
        "commitment",
        "commitment",
        "toezegging",
        "Who promised what by when.",
        "Wie wat heeft toegezegd, en voor wanneer.",
    ),
    Word(
        "principle",
        "principle",
        "uitgangspunt",
        "A starting point the sides agree on.",
        "Een vertrekpunt waarover de kanten het eens zijn.",
    ),
    Word(
        "benefit",
        "benefit",
        "opbrengst",
        "What a side hopes to gain, in money and beyond.",
        "Wat een kant hoopt te winnen, in geld en daarbuiten.",
    ),
    Word(
        "contribution",
        "contribution",
        "bijdrage",
        "What a side actually put in.",
        "Wat een kant werkelijk heeft ingebracht.",
    ),
    Word(
        "vision",
        "vision",
        "visie",
        "Why together, in one text.",
        "Waarom samen, in één tekst.",
    ),
    Word(
        "objective",
        "objective",
        "doel",
        "A long-term goal in numbers, with a way of verifying it.",
        "Een doel voor de lange termijn in getallen, met een manier om het te toetsen.",
    ),
    Word(
        "milestone",
        "milestone",
        "mijlpaal",
        "A dated step towards an objective.",
        "Een stap met een datum op weg naar een doel.",
    ),
    Word(
        "agreement",
        "agreement",
        "overeenkomst",
        "What was jointly agreed, in numbered clauses.",
        "Wat samen is afgesproken, in genummerde bepalingen.",
    ),
    Word(
        "clause",
        "clause",
        "bepaling",
        "One numbered part of an agreement, with its source and its reason.",
        "Eén genummerd deel van een overeenkomst, met herkomst en reden.",
    ),
    Word(
        "quick_win",
        "quick win",
        "quick win",
        "A small improvement that can be delivered now.",
        "Een kleine verbetering die nu kan.",
    ),
    Word(
        "idea",
        "idea",
        "idee",
        "A concrete proposal to improve product or process.",
        "Een concreet voorstel om product of proces te verbeteren.",
    ),
    Word(
        "outside_offer",
        "outside offer",
        "aanbod van buiten",
        "A proposal from an organisation outside the partnership.",
        "Een voorstel van een organisatie buiten het partnerschap.",
    ),
    Word(
        "question",
        "question",
        "vraag",
        "Something one side asks, answered by another side.",
        "Iets wat één kant vraagt en een andere kant beantwoordt.",
    ),
    # --- the shared vision ------------------------------------------------
    Word(
        "pillar.cost",
        "cost",
        "kosten",
        "What it costs the sides together.",
        "Wat het de kanten samen kost.",
    ),
    Word(
        "pillar.innovation",
        "innovation",
        "vernieuwing",
        "What is new, and what comes of it.",
        "Wat nieuw is, en wat het oplevert.",
    ),
    Word(
        "pillar.sustainability",
        "sustainability",
        "duurzaamheid",
        "What it asks of people and planet.",
        "Wat het van mens en aarde vraagt.",
    ),
    Word(
        "pillar.quality",
        "quality",
        "kwaliteit",
        "How good it is.",
        "Hoe goed het is.",
    ),
    Word(
        "pillar.service",
        "service",
        "dienstverlening",
        "How those who receive it are helped.",
        "Hoe wie het ontvangt geholpen wordt.",
    ),
    Word(
        "pillar.people",
        "people",
        "mensen",
        "How the people who do the work fare.",
        "Hoe het gaat met de mensen die het werk doen.",
    ),
    Word(
        "pillar.own",
        "of our own",
        "van onszelf",
        "A goal that fits none of the other pillars.",
        "Een doel dat onder geen van de andere pijlers past.",
    ),
    Word(
        "expectation",
        "expectation",
        "verwachting",
        "What one side expects, restated by the others until it is understood.",
        "Wat één kant verwacht, door de anderen in eigen woorden gezegd tot het begrepen is.",
    ),
    Word(
        "measurement",
        "figure",
        "cijfer",
        "What was measured on one day, with its evidence.",
        "Wat er op één dag is gemeten, met het bewijs.",
    ),
    Word(
        "position",
        "joint position",
        "gezamenlijk standpunt",
        "Where all sides stand on sustainability, by which norm, and how each can check it.",
        "Waar alle kanten staan in duurzaamheid, volgens welke norm, en hoe elk dat kan nagaan.",
    ),
    Word(
        "conduct_rule",
        "rule of conduct",
        "omgangsregel",
        "One rule of how the sides deal with each other.",
        "Eén regel over hoe de kanten met elkaar omgaan.",
    ),
    Word(
        "synergy_vote",
        "directors’ vote",
        "stemming van de directies",
        "Whether the synergy is there, sealed until every side has voted.",
        "Of de synergie er is, gesloten tot elke kant heeft gestemd.",
    ),
    # --- agreements and concerns -------------------------------------------
    Word(
        "agreement.confidentiality",
        "confidentiality",
        "geheimhouding",
        "What stays between the sides.",
        "Wat tussen de kanten blijft.",
    ),
    Word(
        "agreement.information",
        "information sharing",
        "informatie delen",
        "What is shared with whom, and what it is for.",
        "Wat met wie wordt gedeeld, en waarvoor.",
    ),
    Word(
        "agreement.framework",
        "framework",
        "raamovereenkomst",
        "How the sides work together.",
        "Hoe de kanten samenwerken.",
    ),
    Word(
        "agreement.commercial",
        "commercial",
        "commercieel",
        "Prices, volumes and what follows from them.",
        "Prijzen, volumes en wat daaruit volgt.",
    ),
    Word(
        "agreement.exit",
        "exit plan",
        "uitstapplan",
        "How the sides part well, should it come to that.",
        "Hoe de kanten goed uit elkaar gaan, mocht het ooit zover komen.",
    ),
    Word(
        "own_terms",
        "own terms",
        "eigen voorwaarden",
        "A text of one side alone: to be read, never to be accepted.",
        "Een tekst van één kant: om te lezen, nooit om te accepteren.",
    ),
    Word(
        "sharing_key",
        "sharing key",
        "verdeelsleutel",
        "How a saving or an overrun is shared, by bands around a target.",
        "Hoe een besparing of overschrijding wordt verdeeld, per band rond een richtbedrag.",
    ),
    Word(
        "mandate",
        "mandate",
        "mandaat",
        "Who must stay content behind a side, and until when.",
        "Wie er achter een kant tevreden moet blijven, en tot wanneer.",
    ),
    # --- choosing each other ----------------------------------------------
    Word(
        "partner_search",
        "partner search",
        "partnerzoektocht",
        "What one organisation looks for, seen by that organisation alone.",
        "Wat één organisatie zoekt, alleen door die organisatie te zien.",
    ),
    Word(
        "candidacy",
        "candidacy",
        "kandidatuur",
        "The room in which a searching organisation and one other get to know each other.",
        "De ruimte waarin een zoekende organisatie en één andere elkaar leren kennen.",
    ),
    Word(
        "idea.product",
        "product",
        "product",
        "Improves what is delivered.",
        "Verbetert wat er geleverd wordt.",
    ),
    Word(
        "idea.process",
        "process",
        "proces",
        "Improves how we work.",
        "Verbetert hoe we werken.",
    ),
    Word("idea.other", "something else", "iets anders", "Neither of the two.", "Geen van beide."),
    Word(
        "idea.proposed",
        "proposed",
        "voorgesteld",
        "Brought to the table; nothing was tried yet.",
        "Op tafel gelegd; er is nog niets geprobeerd.",
    ),
    Word("idea.tried", "tried", "geprobeerd", "We are trying it out.", "We proberen het uit."),
    Word(
        "idea.adopted",
        "adopted",
        "ingevoerd",
        "Every side accepted it, with what each puts in.",
        "Elke kant heeft het geaccepteerd, met wat ieder inbrengt.",
    ),
    Word(
        "idea.set_aside",
        "set aside",
        "opzijgelegd",
        "Not now, for a reason that is written down.",
        "Nu niet, om een reden die is opgeschreven.",
    ),
    Word(
        "reuse.open",
        "not agreed yet",
        "nog niet afgesproken",
        "Who may use it elsewhere is still to be talked about.",
        "Wie het elders mag gebruiken, is nog te bespreken.",
    ),
    Word(
        "reuse.each",
        "each side may use it everywhere",
        "elke kant mag het overal gebruiken",
        "Also for other customers and with other partners.",
        "Ook voor andere klanten en met andere partners.",
    ),
    Word(
        "reuse.own_field",
        "each side within its own field",
        "elke kant binnen het eigen vak",
        "Each side in its own trade and not in the other’s.",
        "Elke kant in het eigen vak en niet in dat van de ander.",
    ),
    Word(
        "reuse.together",
        "only together",
        "alleen samen",
        "Brought to others by the sides together or not at all.",
        "De kanten brengen het samen naar anderen, of niet.",
    ),
    Word(
        "depth.not_yet",
        "not yet",
        "nog niet",
        "We do not know this of each other yet.",
        "We weten dit nog niet van elkaar.",
    ),
    Word(
        "depth.know",
        "know",
        "kennen",
        "We know how it is there.",
        "We weten hoe het daar is.",
    ),
    Word(
        "depth.understand",
        "understand",
        "begrijpen",
        "We know why it is so.",
        "We weten waarom het zo is.",
    ),
    Word(
        "depth.fathom",
        "fathom",
        "doorgronden",
        "We can tell beforehand what it will mean for them.",
        "We kunnen vooraf zeggen wat het voor hen betekent.",
    ),
    Word("vote.yes", "yes", "ja", "We choose each other.", "We kiezen voor elkaar."),
    Word(
        "vote.not_yet",
        "not yet",
        "nog niet",
        "Something has to be talked about first.",
        "Er moet eerst nog iets besproken worden.",
    ),
    Word("vote.no", "no", "nee", "We do not choose each other.", "We kiezen niet voor elkaar."),
    Word(
        "relation.supplier",
        "supplier and customer",
        "leverancier en klant",
        "One delivers, the other buys.",
        "De een levert, de ander koopt.",
    ),
    Word(
        "relation.preferred",
        "preferred supplier",
        "voorkeursleverancier",
        "Asked first, and chosen as long as it goes well.",
        "Wordt als eerste gevraagd, en gekozen zolang het goed gaat.",
    ),
    Word(
        "relation.partner",
        "partners",
        "partners",
        "Both invest in each other, for a longer time.",
        "Beide investeren in elkaar, voor langere tijd.",
    ),
    # --- equal footing ----------------------------------------------------
    Word(
        "information_charter",
        "information charter",
        "informatiecharter",
        "What is shared, with whom and until when; joint as a whole.",
        "Wat gedeeld wordt, met wie en tot wanneer; als geheel gezamenlijk.",
    ),
    Word(
        "gain",
        "gain",
        "winst",
        "What a side actually got out of it besides what another side gave.",
        "Wat een kant er werkelijk aan had, naast wat een andere kant gaf.",
    ),
    Word(
        "grievance",
        "grievance",
        "grief",
        "What hurt a side; resolved only when that side says so.",
        "Wat een kant pijn deed; pas opgelost als die kant het zegt.",
    ),
    # --- looking at trust -------------------------------------------------
    Word(
        "criteria_set",
        "criteria set",
        "set criteria",
        "A versioned list of weighted criteria or statements.",
        "Een lijst gewogen criteria of stellingen, in versies.",
    ),
    Word(
        "review",
        "trust review",
        "vertrouwensmeting",
        "One round in which people of every side answer the same statements.",
        "Een ronde waarin mensen van elke kant dezelfde stellingen beantwoorden.",
    ),
    Word(
        "signal",
        "signal",
        "signaal",
        "A fact about behaviour, shown beside opinions and never mixed into them.",
        "Een feit over gedrag, naast de meningen getoond en er nooit mee vermengd.",
    ),
    Word(
        "warning",
        "warning",
        "waarschuwing",
        "A finding with its evidence that asks the sides to talk.",
        "Een bevinding met onderbouwing die de kanten vraagt te praten.",
    ),
    # --- start small ------------------------------------------------------
    Word(
        "initiative",
        "initiative",
        "initiatief",
        "Work of some months that serves an objective.",
        "Werk van enkele maanden dat een doel dient.",
    ),
    Word(
        "kitchen_visit",
        "kitchen visit",
        "keukenbezoek",
        "People of one side look at how another works.",
        "Mensen van de ene kant kijken hoe de andere werkt.",
    ),
    Word(
        "lane.today",
        "Today",
        "Vandaag",
        "Quick wins: delivered within ninety days.",
        "Quick wins: binnen negentig dagen geleverd.",
    ),
    Word(
        "lane.tomorrow",
        "Tomorrow",
        "Morgen",
        "Initiatives of some months, each with its objective.",
        "Initiatieven van enkele maanden, elk met het doel dat ze dienen.",
    ),
    # --- joint sessions ---------------------------------------------------
    Word(
        "session.acquaintance",
        "acquaintance",
        "kennismaking",
        "The sides get to know each other before they choose.",
        "De kanten leren elkaar kennen voordat ze kiezen.",
    ),
    Word(
        "session.principles",
        "principles",
        "uitgangspunten",
        "The sides say from which principles they work together.",
        "De kanten zeggen vanuit welke uitgangspunten ze samenwerken.",
    ),
    Word(
        "session.preparation",
        "vision preparation",
        "voorbereiding van de visie",
        "The leads draft the vision together.",
        "De trekkers schrijven samen aan de visie.",
    ),
    Word(
        "session.board",
        "board session",
        "bestuurssessie",
        "The directors of all sides meet, mainly about how to deal with each other.",
        "De directies van alle kanten ontmoeten elkaar, vooral over hoe je met elkaar omgaat.",
    ),
    Word(
        "session.kitchen",
        "kitchen visit",
        "keukenbezoek",
        "One side shows the other how the work is really done.",
        "De ene kant laat de andere zien hoe het werk echt gaat.",
    ),
    Word(
        "session.legal",
        "legal briefing",
        "bijpraten met juristen",
        "Counsel hear how things came about, before they draft.",
        "De juristen horen hoe alles tot stand kwam, voordat ze schrijven.",
    ),
    Word(
        "session.review",
        "review talk",
        "gesprek over de meting",
        "The sides talk about the result of a trust review.",
        "De kanten praten over het resultaat van een vertrouwensmeting.",
    ),
    Word(
        "session.steering",
        "steering",
        "voortgang",
        "The regular meeting about how it goes.",
        "Het vaste overleg over hoe het loopt.",
    ),
    Word(
        "session_theme.transparency",
        "transparency and sharing information",
        "transparantie en informatie delen",
        "A theme of conversations and decisions.",
        "Een thema van gesprekken en besluiten.",
    ),
    Word(
        "session_theme.consultation",
        "how we consult each other",
        "hoe we overleggen",
        "A theme of conversations and decisions.",
        "Een thema van gesprekken en besluiten.",
    ),
    Word(
        "session_theme.goals",
        "goals of each of us",
        "doelen van ieder van ons",
        "A theme of conversations and decisions.",
        "Een thema van gesprekken en besluiten.",
    ),
    Word(
        "session_theme.independence",
        "independence",
        "zelfstandigheid",
        "A theme of conversations and decisions.",
        "Een thema van gesprekken en besluiten.",
    ),
    Word(
        "session_theme.conduct",
        "how we deal with each other",
        "hoe we met elkaar omgaan",
        "A theme of conversations and decisions.",
        "Een thema van gesprekken en besluiten.",
    ),
    Word(
        "session_theme.other",
        "another theme",
        "een ander thema",
        "A theme of conversations and decisions.",
        "Een thema van gesprekken en besluiten.",
    ),
    Word(
        "readiness.drafted",
        "Our lead stands behind the draft of the vision",
        "Onze trekker staat achter het concept van de visie",
        "A point before a board session.",
        "Een punt vóór een bestuurssessie.",
    ),
    Word(
        "readiness.measurable",
        "We can live with every target and its date",
        "We kunnen met elk doel en elke datum uit de voeten",
        "A point before a board session.",
        "Een punt vóór een bestuurssessie.",
    ),
    Word(
        "readiness.own_gain",
        "We have written what we gain ourselves",
        "We hebben opgeschreven wat wij er zelf aan hebben",
        "A point before a board session.",
        "Een punt vóór een bestuurssessie.",
    ),
    Word(
        "readiness.board",
        "Talked through with our own board",
        "Doorgesproken met onze eigen directie",
        "A point before a board session.",
        "Een punt vóór een bestuurssessie.",
    ),
    Word(
        "readiness.counsel",
        "Our counsel knows how it came about",
        "Onze jurist weet hoe het tot stand kwam",
        "A point before a board session.",
        "Een punt vóór een bestuurssessie.",
    ),
    Word(
        "readiness.director",
        "Our director has read the final text",
        "Onze directeur heeft de definitieve tekst gelezen",
        "A point before a board session.",
        "Een punt vóór een bestuurssessie.",
    ),
    Word(
        "learned.well",
        "That fits",
        "Dat klopt",
        "How well the other side finds itself understood.",
        "Hoe goed de andere kant zich begrepen voelt.",
    ),
    Word(
        "learned.partly",
        "That fits partly",
        "Dat klopt deels",
        "How well the other side finds itself understood.",
        "Hoe goed de andere kant zich begrepen voelt.",
    ),
    Word(
        "learned.not_yet",
        "Not quite yet",
        "Nog niet helemaal",
        "How well the other side finds itself understood.",
        "Hoe goed de andere kant zich begrepen voelt.",
    ),
)

WORDS = {entry.key: entry for entry in TABLE}


def label(key: str) -> str:
    """Return the label of a word in the active language."""
    return _in_language(WORDS[key].en, WORDS[key].nl)


def meaning(key: str) -> str:
    """Return what a word stands for, in the active language."""
    return _in_language(WORDS[key].means_en, WORDS[key].means_nl)


def word(key: str):
    """Return the label lazily: it takes the language of the moment at which it is shown."""
    return _lazily(WORDS[key].key)


def _in_language(en: str, nl: str) -> str:
    return nl if (get_language() or "en").startswith("nl") else en


_lazily = lazy(label, str)
