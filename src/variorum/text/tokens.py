"""Words, as they are compared: where each stands, and a normal form in which printings of one word agree.

A token is a word, a masked word, a word in the editor's brackets or an ellipsis; punctuation is no token and belongs to
the gap between two of them. A contraction is parted into the words it stands for (`I’m` is `I` + `’m`, `gonna` is
`gon` + `na`), and a word with a hyphen into its parts; all but the first of such parts are `joined`. So `I’m gonna` and
`I am going to`, `hard-working` and `hard working` are the same sequence of normal forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from variorum.model import Span
from variorum.text.lexicon import lexicon
from variorum.text.masks import fits, is_maskable, mask, mask_key, masks_agree
from variorum.text.spelling import folded, numerals, pairs, plain

__all__ = ["Token", "TokenKind", "agree", "tokens"]

TokenKind = Literal["word", "masked", "bracket", "ellipsis"]


class Token(NamedTuple):
    """One word: `text[start:end]` as printed (code points), and the forms in which it is compared.

    `norm` is the normal form (of a mask its letters around one star, `f*ed`). `key` is for hashing: tokens that agree
    have one key, but a mask shares its key with every word it might stand for, so let `agree` decide. `joined` says
    that the token is a later part of the same printed word as the one before it.
    """

    start: int
    end: int
    norm: str
    kind: TokenKind
    key: str
    joined: bool = False


MARK = "’'ʼ＇"
LETTERS = r"(?:[^\W\d_]++[\u0300-\u036f\u00ad\u200d]*+)++"
IDEOGRAPH = r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f]"
PATTERN = re.compile(
    rf"""
    (?P<ideograph> {IDEOGRAPH} )
  | (?P<initials> (?<!\w)[^\W\d_](?:\.[^\W\d_](?![^\W\d_]))++\.? )
  | (?P<word> {LETTERS}(?:[{MARK}]{LETTERS})*+(?:\d++)?+ (?![-–—―*•@\#_]) )
  | (?P<ellipsis> (?:\[\ ?|\(\ ?)(?:…|\.{{3,}}+|\.\ \.\ \.)(?:\ ?\]|\ ?\))
      | …[….]*+ | \.{{3,}}+ | \.(?:[\ \u00a0]\.){{2,3}} )
  | (?P<clock> \d{{1,2}}(?:[.:]\d\d)?(?=[ap]\.?m\b) )
  | (?P<number> [$£€]?\d++(?:[.,:]\d++)*+(?:(?:st|nd|rd|th|s|m|bn|k)\b)? )
  | (?P<starred> (?:{LETTERS})?+[*•]++(?:[^\W\d_]++[*•]++)*+(?:[^\W\d_]++)?+ | {LETTERS}[@\#_]++(?:{LETTERS})?+ )
  | (?P<dashed> {LETTERS}(?:-{{2,}}+|[–—―])(?:{LETTERS})?+ | (?<!\w)[^\W\d_]-{LETTERS} )
  | (?P<leading> (?<!\w)[{MARK}](?:em|cause|til|tis|twas)\b )
  | (?P<plain> {LETTERS}(?:[{MARK}]{LETTERS})*+(?:\d++)?+ )
  | (?P<sign> [%&] )
    """,
    re.VERBOSE | re.IGNORECASE,
)
LEADING_LETTERS = re.compile(rf"{LETTERS}(?:[{MARK}]{LETTERS})*+")
CHUNK = re.compile(r"\S++")
ACROSS_SPACE = re.compile(r"[.(\[…][ \u00a0][.)\]…]")
"""Where an ellipsis may be printed with spaces in it: all other tokens end where a space stands."""
CUT_OFF = re.compile(r"\w\S")
"""A span that begins inside a word: what stands before it decides what its first letters are."""
BRACKET = re.compile(r"\[[^\[\]]{1,400}+\]")
"""What stands between square brackets, up to a paragraph's worth: a bracket that is never closed opens nothing."""

SIGNS = {"%": "percent", "&": "and"}
HYPHENS = "-‐‑"
TENS = frozenset(map(str, range(20, 100, 10)))
FIRST_IDEOGRAPH = "\u3040"
REMEMBERED = 1 << 16
"""Different words whose parts are kept in memory: more than a book has, few enough for a run over a whole archive."""
LONGEST_REMEMBERED = 60
"""Characters of a stretch without a space beyond which its tokens are not kept: it will not come again."""


Part = tuple[int, str, str]
"""Of one part of a printed word: how many characters it has, its normal form and its key."""


def part(length: int, norm: str) -> Part:
    return length, norm, mask_key(norm) if is_maskable(norm) else norm


@cache
def contractions() -> Mapping[str, tuple[Part, ...]]:
    out: dict[str, tuple[Part, ...]] = {}
    for printed, meant in pairs(lexicon("en", "contractions")["whole"]["words"], ";").items():
        pieces = printed.split("|")
        meanings = meant.split() if len(pieces) > 1 else [meant]
        out["".join(pieces)] = tuple(part(len(p), m) for p, m in zip(pieces, meanings, strict=True))
    return out


@lru_cache(REMEMBERED)
def parts(word: str) -> tuple[Part, ...]:
    """The parts of a plain word.

    >>> parts("i'm")
    ((1, 'i', 'i'), (2, 'am', 'am'))
    >>> [norm for _, norm, _ in parts("couldn't've")]
    ['could', 'not', 'have']
    """
    if word in contractions():
        return contractions()[word]
    for ending, meant in lexicon("en", "contractions")["endings"].items():
        if word.endswith(ending) and len(word) > len(ending):
            return (*parts(word[: -len(ending)]), part(len(ending), meant))
    if word.endswith("'s") and len(word) > 2:
        return part(len(word) - 2, folded(word[:-2])), part(2, "is")
    return (part(len(word), folded(word)),)


def agree(a: Token, b: Token) -> bool:
    """Whether two tokens can be printings of one word: the same normal form, or a mask and what it may stand for.

    >>> hidden, other, said = tokens("f---ing f–kheads fucking")
    >>> agree(hidden, said), agree(hidden, other)
    (True, False)
    """
    if a.norm == b.norm:
        return True
    if a.key != b.key or "*" not in a.key:
        return False
    if "*" in a.norm and "*" in b.norm:
        return masks_agree(a.norm, b.norm)
    return fits(a.norm, b.norm) if "*" in a.norm else "*" in b.norm and fits(b.norm, a.norm)


def tokens(text: str, span: Span | None = None, editors: bool = True) -> tuple[Token, ...]:
    """The tokens of `text` (or of its part `span`), in order, disjoint, with offsets into the whole of `text`.

    What stands in square brackets is an editor's, unless `editors` is false: then it is words like any other, as in a
    draft contract.

    >>> [(t.norm, t.kind) for t in tokens("I’m at “centre” … two f–ked [a.m.]")][:4]
    [('i', 'word'), ('am', 'word'), ('at', 'word'), ('center', 'word')]
    >>> [t.kind for t in tokens("so … f–ked [up]")]
    ['word', 'ellipsis', 'masked', 'bracket']
    >>> [t.norm for t in tokens("the word—word and hard-working")]
    ['the', 'word', 'word', 'and', 'hard', 'working']
    """
    start, end = span or (0, len(text))
    if not editors or text.find("[", start, end) < 0:
        return tuple(found(text, start, end))
    return tuple(joined(text, separate(text, start, end)))


def separate(text: str, start: int, end: int) -> list[Token]:
    """The tokens between two offsets, those in brackets as the editor's."""
    out: list[Token] = []
    at = start
    while at < end:
        opening = text.find("[", at, end)
        bracket = BRACKET.match(text, opening, end) if opening >= 0 else None
        while opening >= 0 and bracket is None:
            opening = text.find("[", opening + 1, end)
            bracket = BRACKET.match(text, opening, end) if opening >= 0 else None
        if bracket is None:
            out.extend(found(text, at, end))
            break
        out.extend(found(text, at, opening))
        at = bracketed(text, opening, bracket.end(), end, out)
    return out


def joined(text: str, separated: Iterable[Token]) -> Iterator[Token]:
    """The same tokens, the later parts of one printed word marked as such, and `twenty-one` made one number."""
    last: Token | None = None
    for token in separated:
        if last is not None and last.end >= token.start - 1 and is_one_word(text, last, token):
            tens = number_of(text, last, token)
            if tens:
                last = Token(last.start, token.end, tens, last.kind, tens, last.joined)
                continue
            token = token._replace(joined=True)
        if last is not None:
            yield last
        last = token
    if last is not None:
        yield last


def is_one_word(text: str, last: Token, token: Token) -> bool:
    """Whether nothing, or only a hyphen, stands between two tokens (ideographs are words of their own)."""
    if "ellipsis" in (last.kind, token.kind) or (last.kind == "bracket") != (token.kind == "bracket"):
        return False
    return text[last.end : token.start] in ("", *HYPHENS) and text[token.start] < FIRST_IDEOGRAPH


def number_of(text: str, tens: Token, units: Token) -> str | None:
    """The figures of a numeral such as `twenty-one`, or None."""
    return numerals().get(plain(text[tens.start : units.end])) if tens.norm in TENS else None


def bracketed(text: str, opening: int, closing: int, end: int, out: list[Token]) -> int:
    """Adds the tokens of the bracket at `opening` to `out`; where the next stretch of text begins.

    `[W]e` is a word whose case the editor changed, `attest[ed]` one word that the editor changed.
    """
    inside = text[opening + 1 : closing - 1]
    if PATTERN.fullmatch(text, opening, closing):
        out.append(Token(opening, closing, "…", "ellipsis", "…"))
        return closing
    head = next(matched(text, closing, end), None) if inside.isalpha() else None
    if head is not None and head.start == closing and head.kind == "word":
        norm = folded(plain(inside + text[closing : head.end]))
        out.append(Token(opening, head.end, norm, "word" if len(inside) == 1 else "bracket", norm))
        return head.end
    if inside.isalpha() and out and out[-1].end == opening and out[-1].kind == "word":
        last = out.pop()
        norm = folded(plain(text[last.start : opening] + inside))
        out.append(Token(last.start, closing, norm, "bracket", norm))
        return closing
    out.extend(t._replace(kind="bracket") if t.kind != "ellipsis" else t for t in found(text, opening + 1, closing - 1))
    return closing


def found(text: str, start: int, end: int) -> list[Token]:
    """The tokens between two offsets, brackets aside.

    Most stretches without a space come again and again, so that the tokens of each are kept.
    """
    if ACROSS_SPACE.search(text, start, end) or (start and CUT_OFF.match(text, start - 1, end)):
        return list(joined(text, matched(text, start, end)))
    out: list[Token] = []
    for chunk in CHUNK.finditer(text, start, end):
        at, printed = chunk.start(), chunk[0]
        known = of_chunk(printed) if len(printed) <= LONGEST_REMEMBERED else of_chunk.__wrapped__(printed)
        for low, high, norm, kind, key, later in known:
            out.append(Token(at + low, at + high, norm, kind, key, later))
    return out


@lru_cache(REMEMBERED)
def of_chunk(printed: str) -> tuple[Token, ...]:
    """The tokens of a stretch without a space, with offsets into it.

    >>> [t.norm for t in of_chunk("twenty-one…")]
    ['21', '…']
    """
    return tuple(joined(printed, matched(printed, 0, len(printed))))


def matched(text: str, start: int, end: int) -> Iterator[Token]:
    """What the pattern finds between two offsets, the parts of a word not yet marked as such."""
    at = start
    while (match := PATTERN.search(text, at, end)) is not None:
        kind, (a, at) = match.lastgroup, match.span()
        if kind in ("word", "plain", "leading"):
            yield from whole_word(a, match[0])
        elif kind == "ellipsis":
            yield Token(a, at, "…", "ellipsis", "…")
        elif kind in ("dashed", "starred"):
            hidden = mask(plain(match[0]))
            if hidden:
                yield Token(a, at, hidden, "masked", mask_key(hidden))
            else:
                stem = LEADING_LETTERS.match(text, a, at)
                at = stem.end() if stem else a + 1
                if stem:
                    yield from whole_word(a, stem[0])
        else:
            norm = simple_norm(match[0])
            yield Token(a, at, norm, "word", norm)


def simple_norm(printed: str) -> str:
    """The normal form of figures, initials, signs and ideographs."""
    return SIGNS.get(printed) or plain(printed).replace(",", "" if printed[0].isdigit() else ",").replace(
        ".", "" if printed[0].isalpha() else "."
    )


def whole_word(start: int, printed: str) -> Iterator[Token]:
    """The tokens of one word that is printed at `start`."""
    word, at = plain(printed), start
    if len(word) != len(printed):
        norm = folded(word)
        yield Token(start, start + len(printed), norm, "word", norm)
        return
    for length, norm, key in parts(word):
        yield Token(at, at + length, norm, "word", key, at > start)
        at += length
