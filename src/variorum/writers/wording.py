"""The few forms of words that every writer needs: numbers, lists, dates, and what to call an outlet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from variorum.model import Edition, Utterance, Witness
from variorum.writers.shown import shown

__all__ = [
    "clipped",
    "clock",
    "counted",
    "day",
    "labels",
    "listed",
    "marked",
    "name_of",
    "sentence",
    "speaker_names",
    "story_title",
    "transcripts_of",
    "witnesses_counted",
]

SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
SHORT_NAME = 24
FEW_DIGITS = 4
"""A file name serves in place of an outlet's where it is no longer than this and has no more digits than a year:
others are mostly numbers and digests, which say nothing to a reader."""

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


SEASONS: Mapping[str, str] = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
"""What EDTF writes in the place of a month."""


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number and its noun, the number in words up to twelve.

    >>> counted(1, "report"), counted(3, "story", "stories"), counted(1200, "word")
    ('one report', 'three stories', '1,200 words')
    """
    digits = SMALL[number] if number < len(SMALL) else f"{number:,}"
    return f"{digits} {noun if number == 1 else plural or noun + 's'}"


def listed(names: Iterable[str]) -> str:
    """Names as a sentence lists them.

    >>> listed(["the Courier", "the Ledger", "the Post"])
    'the Courier, the Ledger and the Post'
    """
    *most, last = [*names] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def sentence(text: str) -> str:
    """The text with its first letter a capital; a file name stays as it is.

    >>> sentence("two reports"), sentence("kettle-post.txt prints")
    ('Two reports', 'kettle-post.txt prints')
    """
    first = text.partition(" ")[0].rstrip(".,;:")
    return text if "." in first else text[:1].upper() + text[1:]


def clipped(text: str, words: int = 9) -> str:
    """The text on one line, with its middle left out where it is longer than so many words.

    >>> clipped("I checked it myself twice and then once more", 4)
    'I checked … once more'
    """
    parts = shown(text).split()
    half = words // 2
    return " ".join(parts) if len(parts) <= words else f"{' '.join(parts[:half])} … {' '.join(parts[-half:])}"


def marked(text: str, words: int = 9) -> str:
    """The words between marks inside a sentence of ours: clipped, and without the punctuation that ends them.

    >>> marked("is not cracked.")
    '“is not cracked”'
    """
    return f"“{clipped(text, words).rstrip('.,;: ')}”"


def day(edtf: str | None) -> str | None:
    """A date in words; what is not a plain year, month or day stays as it is.

    >>> day("2031-05-02"), day("2031-05"), day("2031-22"), day("2031-05-~04")
    ('2 May 2031', 'May 2031', 'summer 2031', '2031-05-~04')
    >>> day("2031-05-01/2031-05-20")
    '1 May 2031 to 20 May 2031'
    """
    if edtf and "/" in edtf:
        return " to ".join(str(day(end)) for end in edtf.split("/"))
    parts = (edtf or "").split("T")[0].split("-")
    if not edtf or not all(part.isascii() and part.isdigit() for part in parts) or len(parts) > 3:
        return edtf
    if len(parts) == 2 and parts[1] in SEASONS:
        return f"{SEASONS[parts[1]]} {parts[0]}"
    if len(parts) > 1 and not 1 <= int(parts[1]) <= len(MONTHS):
        return edtf
    year, *rest = parts
    if not rest:
        return year
    return " ".join([*(str(int(d)) for d in rest[1:]), MONTHS[int(rest[0]) - 1], year])


def labels(witnesses: Sequence[Witness]) -> Mapping[str, str]:
    """Siglum to what a reader calls the report, with the siglum where two would be called the same."""
    names = {w.siglum: name_of(w) for w in witnesses}
    if len(spoken := transcripts_of(witnesses)) == 1:
        names[min(spoken)] = "the transcript"
    alike = Counter(names.values())
    return {siglum: f"{name} ({siglum})" if alike[name] > 1 else name for siglum, name in names.items()}


def transcripts_of(witnesses: Sequence[Witness]) -> frozenset[str]:
    """The sigla of the transcripts."""
    return frozenset(w.siglum for w in witnesses if w.kind == "transcript")


def witnesses_counted(witnesses: Sequence[Witness]) -> str:
    """How many reports there are, and how many transcripts beside them.

    >>> witnesses_counted([Witness("A", "a.txt", "", 1, "report"), Witness("T", "t.vtt", "", 1, "transcript")])
    'one report and a transcript'
    """
    spoken = len(transcripts_of(witnesses))
    told = counted(len(witnesses) - spoken, "report")
    return f"{told} and {'a transcript' if spoken == 1 else counted(spoken, 'transcript')}" if spoken else told


def clock(seconds: float) -> str:
    """A time in a recording, in minutes or hours.

    >>> clock(83.9), clock(3725)
    ('1:23', '1:02:05')
    """
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02d}:{rest:02d}" if minutes >= 60 else f"{minutes}:{rest:02d}"


def name_of(witness: Witness) -> str:
    """What a reader calls one report: its outlet, else its file where that has a short name, else its siglum."""
    if witness.outlet is not None:
        return shown(witness.outlet)
    name = file_name(witness.path)
    telling = 0 < len(name) <= SHORT_NAME and sum(c.isdigit() for c in name) <= FEW_DIGITS
    return name if telling else f"{witness.kind} {witness.siglum}"


def file_name(path: str) -> str:
    """The last part of a path, as it is shown.

    >>> file_name("reports/kettle-post.txt")
    'kettle-post.txt'
    """
    return shown(path).replace("\\", "/").rpartition("/")[2]


def speaker_names(edition: Edition) -> Mapping[str, str]:
    """Speaker id to the fullest name, with a capital (a description has none)."""
    return {speaker.id: sentence(shown(speaker.name)) for speaker in edition.speakers}


def story_title(edition: Edition, shared: Sequence[Utterance]) -> str:
    """What to call the edition. `shared` are its utterances that several reports print, the longest first.

    Where one of them is most of what they share, the story is about it: its speaker and what it was. Else it is named
    after those who speak most; and where nothing is shared, after the number of reports.
    """
    names = speaker_names(edition)
    size = [len(utterance.text.split()) for utterance in shared]
    said = [names.get(utterance.speaker or "", "") for utterance in shared]
    if said and said[0] and size[0] * 2 > sum(size):
        title = shared[0].title
        return f"{said[0]}: {shown(title)}" if title else f"What {said[0]} said"
    most = [name for name in dict.fromkeys(said) if name]
    if not most:
        several = "more than one" if any(w.off_story for w in edition.witnesses) else "one"
        return f"{sentence(witnesses_counted(edition.witnesses))} of {several} story"
    return f"What {listed(most if len(most) <= 3 else [*most[:2], 'others'])} said"
