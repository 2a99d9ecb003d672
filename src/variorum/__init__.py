"""Variorum reads every report of a story and makes its edition: what was really said, from everyone who reported it.

    import variorum

    articles = variorum.read(["reports/"])       # a frozen sequence of Article, with .set_aside
    edition = variorum.collate(articles)         # Edition
    print(variorum.write(edition, "html"))

Each function imports what it needs when it is called, and the nouns are read when one is first asked for, so that
`import variorum` costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any, Literal

from variorum.errors import (
    BinaryInput,
    CorrectionsError,
    EditionError,
    EmptyInput,
    Malformed,
    ManifestError,
    NothingToDo,
    ReadError,
    TooLarge,
    UnknownFormat,
    UnknownQuotation,
    VariorumError,
)
from variorum.version import __version__

if TYPE_CHECKING:
    from variorum.articles import Articles
    from variorum.model import (
        Apparatus,
        Article,
        Comparison,
        Correction,
        Edition,
        Explanation,
        Findings,
        SetAside,
        Span,
    )
else:

    def __getattr__(name: str) -> Any:
        """The nouns, read when one is first asked for: `variorum --help` needs none."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from variorum import model

        return getattr(model, name)


__all__ = [
    "Apparatus", "Article", "BinaryInput", "Comparison", "Correction", "CorrectionsError",
    "Edition", "EditionError", "EmptyInput", "Explanation",
    "Findings", "Malformed", "ManifestError", "NothingToDo", "ReadError", "SetAside", "Span", "TooLarge",
    "UnknownFormat", "UnknownQuotation", "VariorumError", "__version__", "article", "collate", "compare", "explain",
    "find", "load", "load_comparison", "read", "redline", "stream", "write",
]  # fmt: skip


def article(
    text: str,
    *,
    outlet: str | None = None,
    title: str | None = None,
    byline: str | None = None,
    published: str | None = None,
    language: str | None = None,
    url: str | None = None,
    id: str | None = None,  # noqa: A002  (the name that a JSONL line gives it)
    kind: Literal["report", "transcript"] = "report",
) -> Article:
    """An article from a string, its text kept exactly as given; the id comes from the text unless one is given.

    A `transcript` is what was said, in turns such as "RUIZ: We leave at nine."; in an edition it decides.

    Raises Malformed where the text holds half of a surrogate pair, which no file can.

    >>> article("Ana said: “We leave at nine.”", outlet="Courier").outlet
    'Courier'
    """
    from variorum.ids import article_id
    from variorum.model import Article

    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise Malformed(
            f"The text holds half of a surrogate pair at character {error.start}; decode it with errors='replace'."
        ) from error
    given = {"outlet": outlet, "title": title, "byline": byline, "published": published, "language": language}
    given_article = Article(
        id=id or article_id(text),
        text=text,
        outlet=outlet,
        title=title,
        byline=byline,
        published=published,
        language=language,
        url=url,
        rules=tuple((field, "given") for field, value in given.items() if value is not None),
    )
    if kind == "report":
        return given_article
    from variorum.readers.transcript import as_transcript

    return as_transcript(given_article)


def read(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    *,
    max_bytes: int | None = None,
    manifest: str | PathLike[str] | None = None,
    transcripts: Iterable[str | PathLike[str]] = (),
    corrections: str | PathLike[str] | None = None,
) -> Articles:
    """The articles of files and folders, in the order of `paths`; what cannot be read is in `.set_aside` with its
    reason.

    `transcripts` are files that record what was said: plain text, SRT or WebVTT (subtitles among the `paths` are
    transcripts by themselves). They come after the reports, and decide in the edition.

    `max_bytes` limits the size of one file (default: `variorum.engines.local.MAX_BYTES`). `manifest` is a CSV with
    `path` and any of `outlet title byline published language url`; what it says wins. Raises ManifestError where that
    cannot be used.

    What people decided, in each `corrections.toml` of the folders and in the file `corrections`, comes with the
    articles and is applied by `collate`. Raises CorrectionsError, with the line, where such a file breaks its form."""
    from variorum.engines import local

    limit = local.MAX_BYTES if max_bytes is None else max_bytes
    several = [paths] if isinstance(paths, str | PathLike) else list(paths)
    return local.read(
        several, max_bytes=limit, manifest=manifest, transcripts=list(transcripts), corrections=corrections
    )


def stream(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    *,
    max_bytes: int | None = None,
    manifest: str | PathLike[str] | None = None,
) -> Iterator[Article | SetAside]:
    """The articles of files and folders one by one, for more than fits in memory; what cannot be read comes in its
    place as a `SetAside`, with its reason.

    A file of JSON lines is read a line at a time (gzip-compressed too), and `max_bytes` is its longest line; its ids
    are passed on as they are. Else as `read`.
    """
    from variorum.engines import local

    limit = local.MAX_BYTES if max_bytes is None else max_bytes
    return local.stream(paths, max_bytes=limit, manifest=manifest)


def find(article: Article, *, min_score: float | None = None) -> Findings:
    """What one article quotes, and who is said to have said it.

    A speaker whose score is below `min_score` (from 0 to 1) is not named: its rule is then `none: unsure`. Raising it
    only takes names away, lowering it only adds some. None: the finder's own thresholds (about even odds).

    >>> found = find(article("“We leave at nine,” Ana Ruiz said."))
    >>> found.quotations[0].text, found.attributions[0].mention.text
    ('We leave at nine,', 'Ana Ruiz')
    """
    from variorum.finding import article as reading  # not `stages`, which reads all of collating too

    return reading.find(article, min_score)


def explain(article: Article, quotation_id: str, *, min_score: float | None = None) -> Explanation:
    """Why a quotation of the article is what it is and given to whom it is given, in the finder's own figures.

    `min_score` as for `find`. Raises UnknownQuotation where the article has no quotation of that id.

    >>> report = article("“We leave at nine,” Ana Ruiz said.")
    >>> explain(report, find(report).quotations[0].id).attribution.mention.text
    'Ana Ruiz'
    """
    from variorum.finding import article as reading

    return reading.explain(article, quotation_id, min_score)


def collate(
    articles: Iterable[Article],
    *,
    corrections: Iterable[Correction] | str | PathLike[str] | None = None,
    watch: Callable[[Sequence[Article]], Iterable[Article]] = iter,
    jobs: int | None = 1,
) -> Edition:
    """The edition of one story from its reports. The order of `articles` makes no difference.

    What `read` set aside is named in the edition. `corrections` are what people decided: a file, or `Correction`s
    (None: those that `read` found beside the articles; an empty tuple: none). `Edition.corrections` says what came of
    each; one that does not fit is there with the state "unfit". `watch` is given the articles and passes them on one by
    one: a place for a progress bar. `jobs` is the most processes that share the work of many reports (1: this one
    alone; None: one a core); the edition is the same. Raises NothingToDo where there is no article at all,
    CorrectionsError where the file breaks its form.
    """
    from variorum import stages

    if isinstance(corrections, str | PathLike):
        from variorum.engines.corrections import read_corrections

        corrections = read_corrections([fspath(corrections)])
    if jobs == 1:
        return stages.collate(articles, corrections=corrections, watch=watch)
    from variorum.engines.parallel import OverCores

    return stages.collate(articles, corrections=corrections, watch=watch, each=OverCores(jobs))


def compare(versions: Mapping[str, Sequence[str]]) -> Apparatus:
    """The apparatus of any versions of a text: siglum → its fragments in printed order.

    Offsets are code points into each fragment; `place.fragment` is the number of the fragment, from 0.
    """
    from variorum import collation

    return collation.compare(versions)


def redline(versions: Mapping[str, str] | Iterable[Article], *, base: str | None = None) -> Comparison:
    """How versions of one text differ, the oldest first: drafts, a speech as written and as given, two transcripts.

    `versions` are articles (`read`), or names with their texts. `base` names the version whose text is the reading text
    of the apparatus, by siglum or name; by default the last. Raises NothingToDo for fewer than two versions, or where
    `base` is none of them.

    >>> found = redline({"first": "We shall pay.", "second": "We may pay."})
    >>> [(c.kind, c.before.text, c.after.text) for c in found.revision("first", "second").changes]
    [('substitution', 'shall', 'may')]
    """
    from variorum import stages

    if isinstance(versions, Mapping):
        versions = [article(text, title=name) for name, text in versions.items()]
    return stages.redline(versions, base)


def load(json_text: str | bytes) -> Edition:
    """A stored edition (`write(edition, "json")`). Raises EditionError where it is none, or of a newer major
    version."""
    from variorum.writers import json

    return json.load(json_text)


def load_comparison(json_text: str | bytes) -> Comparison:
    """A stored comparison (`write(comparison, "json")`). Raises EditionError where it is none, or of a newer major
    version."""
    from variorum.writers import json

    return json.load_comparison(json_text)


def write(edition: Edition | Comparison, format: str = "json", **options: Any) -> str:  # noqa: A002
    """The edition as text in a format: `annotations`, `bibtex`, `csl`, `csv`, `html`, `json`, `markdown`, `schemaorg`,
    `tei` or `text`; a comparison as `csv`, `html`, `json`, `tei` or `text`.

    Options: `with_text=False` (any format of an edition) leaves the reports' own texts out; `table` (csv) is
    `quotations`, `readings`, `tallies`, `witnesses` or `decisions`; `colour` and `width` (text).
    Raises UnknownFormat, which names the formats there are."""
    from variorum import writers

    return writers.write(edition, format, **options)
