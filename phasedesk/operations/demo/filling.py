"""Read the written situations and fill their blanks, so that one situation can be told in many ways.

A file of situations is plain text. Each situation starts with ``# Area: key``, followed by fields::

    pick net, gross = 100.00 ~ 119.00 | 200.00 ~ 238.00      one choice binds several blanks together
    pick days = 3..9                                         a whole number from the range
    pick ref = Q-2##                                         each # becomes a digit
    subject: Quote {ref} shows {gross}
    body one: [Since Monday|Since the update] the total of {ref} is wrong.
    ask: Which template do you use? >> The standard one.

A continued line is indented. `` // `` starts a new paragraph, a continued line that begins with ``- `` or ``1. `` is
a list item, ``{^blank}`` begins with a capital, and ``a(n)`` becomes the article that fits the next word.

The other fields: ``more`` is a sentence which any body may add, ``review`` is the first public word in review, ``note`` an internal note, ``finding`` what was found
or is being scoped, ``turn`` what is said when the ticket becomes another kind, ``outcome`` the plan, decision or answer,
``after`` the requester's last word, ``again`` a follow-up that re-opens and ``again_answer``, in the same order, the
answer to it. Outcomes of a feature request stand in the order of the reviews that reached them.
"""

import re
from dataclasses import dataclass, field, replace
from random import Random

from phasedesk.operations.demo.voices import CLOSINGS, OPENINGS, REMARKS

FIELD = re.compile(r"^([a-z_]+)((?: [a-z_]+)*): (.*)$", re.DOTALL)
PICK = re.compile(r"^pick ([a-z0-9_, ]+?) = (.*)$")
RANGE = re.compile(r"^(\d+)\.\.(\d+)$")
CHOICE = re.compile(r"\[([^\[\]]*)\]")
SLOT = re.compile(r"\{(\^?)([a-z0-9_]+)\}")
ARTICLE = re.compile(r"\b([Aa])\(n\) (\W*)(\w)")
LIST_ITEM = re.compile(r"^(?:- |\d\. )")
PARAGRAPH = re.compile(r"\s+// ")
# A body that greets by itself, or does without capitals, gets no other opening.
GREETS = re.compile(r"(?:Hi|Hello|Dear|Good (?:day|morning|afternoon|evening)|[a-z])\b")

AFFECTED = ("one", "several", "everyone")
SEVERITIES = ("work_stops", "work_hindered", "minor")
REGISTERS = ("terse", "formal", "plain")
OUTCOMES = {
    "bug": ("fix", "workaround", "data_corrected", "works_as_designed", "wont_fix"),
    "feature": ("planned", "later", "declined"),
    "question": ("answer",),
}
SINGLE = ("severity", "becomes")
MANY = ("subject", "more", "review", "note", "finding", "workaround", "turn", "after", "again", "again_answer")

COMMON = {
    "inv": ("INV-2####", "INV-3####", "INV-1####"),
    "cust": (
        "Lindqvist Tiles", "Marrow Street Bakery", "Hollis Joinery", "Pavel & Daughters", "Sundial Dental",
        "Kestrel Roofing", "Adebayo Catering", "Nordhaven Shipping", "Vask Laundry", "Quill Bookbinders",
        "Ferreira Cork", "Tamsin Interiors", "Baltic Pump Works", "Larkfield School", "Otto Brandl Installations",
        "Rosso Gelato", "Whitlow Surveyors", "Yusuf Textiles", "Cardew Estates", "Mikkelsen Boats",
        "Greenlane Nursery", "Tadeusz Transport", "Alder Physio", "Sorrel & Thyme", "Jansky Optics",
        "Harbourgate Hotel", "Penrose Glass", "Dimitrov Metalwork", "Lumen Stage Hire", "Oyelaran Legal",
    ),
    "mate": (
        "Priya", "Tomasz", "Ingrid", "Kofi", "Elif", "Matteo", "Sanne", "Ruairi", "Noor", "Hanna", "Luis", "Yara",
        "Petra", "Anselm", "Bronagh", "Daichi", "Folasade", "Goran", "Katya", "Milos", "Renske", "Samir", "Wen",
    ),
    "agent": ("Jonas", "Amara", "Piotr", "Leila", "Callum", "Mara"),
    "day": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
    "month": ("January", "February", "March", "April", "May", "June", "July", "September", "October", "November"),
    "browser": ("Firefox 139", "Firefox 140", "Firefox 128 ESR", "Chromium 137", "Chromium 138", "Chromium 136"),
    "app": ("5.14.2", "5.14.0", "5.13.6", "5.15.1", "5.12.9"),
}  # fmt: skip


@dataclass(frozen=True)
class Body:
    """One way to tell a situation, with whom it concerns, how badly and in which tone."""

    text: str
    affected: str
    severity: str
    register: str


@dataclass(frozen=True)
class Pick:
    """Blanks which are bound together, and the choices for them."""

    names: tuple[str, ...]
    choices: tuple[tuple[str, ...], ...]


@dataclass
class Situation:
    """Something that happens to customers, with the ways in which they and Support speak of it."""

    kind: str
    area: str
    key: str
    picks: list[Pick] = field(default_factory=list)
    severity: str = ""
    becomes: str = ""
    subject: list[str] = field(default_factory=list)
    body: list[Body] = field(default_factory=list)
    more: list[str] = field(default_factory=list)
    review: list[str] = field(default_factory=list)
    ask: list[tuple[str, str]] = field(default_factory=list)
    note: list[str] = field(default_factory=list)
    finding: list[str] = field(default_factory=list)
    workaround: list[str] = field(default_factory=list)
    turn: list[str] = field(default_factory=list)
    outcome: list[tuple[str, str]] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    again: list[str] = field(default_factory=list)
    again_answer: list[str] = field(default_factory=list)

    @property
    def last_kind(self) -> str:
        """The kind under which the ticket ends; its outcomes are of this kind."""
        return self.becomes or self.kind


def situations(kind: str, text: str) -> list[Situation]:
    """Read the situations of one kind and give each body its openings, added sentences and closings."""
    found = read(kind, text)
    for situation in found:
        situation.body = [_voiced(situation, body) for body in situation.body]
    return found


def read(kind: str, text: str) -> list[Situation]:
    """Read the situations as they are written; ValueError names a line that cannot be read."""
    found: list[Situation] = []
    for line in _logical_lines(text):
        if line.startswith("# "):
            area, key = line[2:].split(": ")
            found.append(Situation(kind, area, key))
        elif match := PICK.match(line):
            found[-1].picks.append(_pick(*match.groups()))
        elif match := FIELD.match(line):
            _add(found[-1], match[1], match[2].split(), match[3])
        else:
            raise ValueError(f"cannot read: {line[:60]}")
    return found


def bind(situation: Situation, rng: Random) -> dict[str, str]:
    """Choose a value for every blank that a telling of this situation may use."""
    values: dict[str, str] = {}
    for name, choices in COMMON.items():
        first, second = rng.sample(choices, 2)
        values[name], values[name + "2"] = _digits(first, rng), _digits(second, rng)
    for pick in situation.picks:
        for name, choice in zip(pick.names, rng.choice(pick.choices), strict=True):
            values[name] = _value(fill(choice, values, rng), rng)
    return values


def fill(text: str, values: dict[str, str], rng: Random) -> str:
    """Choose among the alternatives of the text and put the values into its blanks."""
    while "[" in text:
        text = CHOICE.sub(lambda match: rng.choice(match[1].split("|")), text)
    text = SLOT.sub(lambda match: _cased(values[match[2]], bool(match[1])), text)
    text = ARTICLE.sub(_article, text)
    return "\n".join(re.sub(r" {2,}", " ", line).strip() for line in text.split("\n")).strip()


def _logical_lines(text: str) -> list[str]:
    """Join continued lines; list items keep their own line."""
    lines: list[str] = []
    for raw in text.strip().splitlines():
        line = raw.strip()
        if not line:
            continue
        if not raw.startswith("  "):
            lines.append(line)
        elif LIST_ITEM.match(line):
            lines[-1] += "\n" + line
        else:
            lines[-1] += " " + line
    return lines


def _pick(names: str, choices: str) -> Pick:
    """Read one ``pick`` line."""
    split = tuple(tuple(part.strip() for part in choice.split("~")) for choice in choices.split(" | "))
    pick = Pick(tuple(name.strip() for name in names.split(",")), split)
    if any(len(choice) != len(pick.names) for choice in split):
        raise ValueError(f"pick {names}: every choice needs {len(pick.names)} values")
    return pick


def _add(situation: Situation, name: str, words: list[str], text: str) -> None:
    """Put one field into the situation."""
    text = PARAGRAPH.sub("\n\n", text)
    if name == "body":
        situation.body.append(_body(situation, words, text))
    elif name == "ask":
        question, answer = text.split(" >> ")
        situation.ask.append((question, answer))
    elif name == "outcome":
        situation.outcome.append((_outcome(situation, words), text))
    elif name in SINGLE:
        setattr(situation, name, text)
    elif name in MANY:
        getattr(situation, name).append(text)
    else:
        raise ValueError(f"{situation.key}: unknown field {name}")


def _outcome(situation: Situation, words: list[str]) -> str:
    """Read which outcome it is; it has to be one that the ticket's last kind can have."""
    known = OUTCOMES[situation.last_kind]
    if len(words) != 1 or words[0] not in known:
        raise ValueError(f"{situation.key}: outcome {words} is none of {known}")
    return words[0]


def _body(situation: Situation, words: list[str], text: str) -> Body:
    """Read whom a body concerns, how badly and its tone from the words before its colon."""
    unknown = set(words) - {*AFFECTED, *SEVERITIES, *REGISTERS}
    if unknown:
        raise ValueError(f"{situation.key}: unknown words {sorted(unknown)}")

    def named(known: tuple[str, ...], default: str) -> str:
        return next((word for word in words if word in known), default)

    return Body(text, named(AFFECTED, ""), named(SEVERITIES, situation.severity), named(REGISTERS, "plain"))


def _voiced(situation: Situation, body: Body) -> Body:
    """Let the body begin and end as people do, and add a sentence or two in passing."""
    opening = "" if GREETS.match(body.text) else _choice(OPENINGS[body.register]) + "\n\n"
    # Half of the tellings add what belongs to the situation, somewhat fewer add a remark of a general kind.
    added = _choice((*situation.more, *("" for _ in situation.more)))
    remark = "" if body.register == "terse" else _choice((*REMARKS[situation.kind], *[""] * 11))
    return replace(body, text=f"{opening}{body.text} {added} {remark}\n\n{_choice(CLOSINGS[body.register])}")


def _choice(texts: tuple[str, ...]) -> str:
    """Write the texts as alternatives."""
    return f"[{'|'.join(texts)}]"


def _value(choice: str, rng: Random) -> str:
    """Draw a number from a range, or digits for a pattern."""
    if match := RANGE.match(choice):
        return str(rng.randint(int(match[1]), int(match[2])))
    return _digits(choice, rng)


def _digits(pattern: str, rng: Random) -> str:
    """Replace each # by a digit, but leave a character code such as &#39; as it is."""
    return re.sub("(?<!&)#", lambda _: str(rng.randint(0, 9)), pattern)


def _cased(value: str, capital: bool) -> str:
    """Begin the value with a capital where a sentence begins with it."""
    return value[:1].upper() + value[1:] if capital else value


def _article(match: re.Match[str]) -> str:
    """Give the article that fits the next letter."""
    return f"{match[1]}{'n' if match[3] in 'aeiouAEIOU8' else ''} {match[2]}{match[3]}"
