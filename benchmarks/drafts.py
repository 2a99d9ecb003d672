"""Drafts of invented texts, revised by a program that remembers every word: are the words lined up, how fast is it?

    python benchmarks/drafts.py            accuracy, and the time of drafts up to 20,000 words
    python benchmarks/drafts.py --long     two texts of 100,000 words and ten of 20,000 as well

A text is paragraphs of sentences of invented words, some of them common. A revision changes, drops and adds words at a
rate, rewrites whole sentences at another, and drops, adds and moves paragraphs. Precision and recall are of pairs of
words that are the same word of two versions, over all pairs of versions.
"""

from __future__ import annotations

import argparse
import random
import time

import variorum
from variorum.collation.draft import draft_of
from variorum.collation.lines import columns_of

SYLLABLES = [a + b for a in "bdfgklmnprstv" for b in "aeio"]
COMMON = ["the", "of", "and", "to", "in", "a", "is", "that", "for", "it", "shall", "be", "by", "with", "as", "not"]

Word = tuple[str, int]
Text = list[list[list[Word]]]


class Author:
    """Writes texts and revises them, and gives every word a number that stays with it."""

    def __init__(self, seed: int, size: int) -> None:
        self.rng = random.Random(seed)
        words: set[str] = set()
        while len(words) < size:
            words.add("".join(self.rng.choice(SYLLABLES) for _ in range(self.rng.choice([2, 2, 3, 3, 4]))))
        self.words = sorted(words)
        self.rng.shuffle(self.words)
        self.count = 0

    def word(self) -> Word:
        """A new word; some are common, the rest the rarer the later they stand in the list."""
        self.count += 1
        rare = self.words[min(int(self.rng.paretovariate(0.6)) - 1, len(self.words) - 1)]
        return (self.rng.choice(COMMON) if self.rng.random() < 0.45 else rare), self.count

    def plain_word(self) -> Word:
        """A new word of a text as most are: half of the words common, the others as rare as in a newspaper (Zipf)."""
        self.count += 1
        rare = self.words[int(len(self.words) ** self.rng.random()) - 1]
        return (self.rng.choice(COMMON) if self.rng.random() < 0.5 else rare), self.count

    def sentence(self, least: int = 5, most: int = 28) -> list[Word]:
        return [self.word() for _ in range(self.rng.randint(least, most))]

    def text(self, words: int) -> Text:
        """A text of about so many words."""
        out: Text = []
        written = 0
        while written < words:
            out.append([self.sentence() for _ in range(self.rng.randint(1, 5))])
            written += sum(map(len, out[-1]))
        return out

    def revised(self, text: Text, rate: float, rewritten: float, blocks: int) -> Text:
        """The text, revised."""
        rng, out = self.rng, []
        for paragraph in text:
            kept = []
            for sentence in paragraph:
                new = self.sentence(5, 20) if rng.random() < rewritten else self.edited(sentence, rate)
                kept += [new] if new else []
            out += [kept] if kept else []
        for _ in range(blocks):
            out.pop(rng.randrange(len(out)))
            out.insert(rng.randrange(len(out)), [self.sentence(), self.sentence()])
            at = rng.randrange(len(out))
            moved = out[at : at + rng.randint(1, 3)]
            del out[at : at + len(moved)]
            at = rng.randrange(len(out))
            out[at:at] = moved
        return out

    def edited(self, sentence: list[Word], rate: float) -> list[Word]:
        """The sentence with words changed, dropped and added."""
        out = []
        for word in sentence:
            chance = self.rng.random() / rate if rate else 1
            out += [self.word()] if chance < 0.5 else [] if chance < 0.75 else [word]
            out += [self.word()] if 0.75 <= chance < 1 else []
        return out


def printed(text: Text) -> str:
    return "\n\n".join(" ".join(" ".join(w for w, _ in s).capitalize() + "." for s in p) for p in text) + "\n"


def drafts(
    seed: int, words: int, number: int, rate: float = 0.01, rewritten: float = 0.01, blocks: int = 2
) -> list[Text]:
    """So many drafts of a text."""
    author = Author(seed, max(800, words // 12))
    out = [author.text(words)]
    for _ in range(number - 1):
        out.append(author.revised(out[-1], rate, rewritten, blocks))
    return out


def score(texts: list[Text]) -> tuple[float, float]:
    """Precision and recall of pairs of words."""
    numbers: dict[str, int] = {}
    ids = [[n for p in text for s in p for _, n in s] for text in texts]
    made = [draft_of(str(n), printed(text), numbers) for n, text in enumerate(texts)]
    cells, _ = columns_of(made, len(made) - 1)
    right = found = there = 0
    for a in range(len(texts)):
        at = {place: i for i, place in enumerate(cells[a])}
        for b in range(a + 1, len(texts)):
            there += len(set(ids[a]) & set(ids[b]))
            for j, place in enumerate(cells[b]):
                i = at.get(place)
                if i is not None and made[a].keys[i] == made[b].keys[j]:
                    found += 1
                    right += ids[a][i] == ids[b][j]
    return right / found, right / there


def moves(seed: int, rate: float) -> tuple[int, int, int, int]:
    """Twelve sentences of a text of 3,000 words moved, each with a share of its words changed: how many of them there
    are, and how many are told; how many words are told to have moved, and how many of them are the words they were."""
    author = Author(seed, 3000)
    author.word = author.plain_word  # type: ignore[method-assign]
    before = [[author.sentence(10, 28)] for _ in range(160)]
    rng = author.rng
    gone = sorted(rng.sample(range(len(before)), 12))
    after = [p if rng.random() < 0.9 else [author.sentence(10, 28)] for n, p in enumerate(before) if n not in gone]
    for n in gone:
        after.insert(rng.randrange(len(after)), [author.edited(before[n][0], rate)])
    numbers: dict[str, int] = {}
    old, new = (draft_of(str(n), printed(text), numbers) for n, text in enumerate((before, after)))
    ids = [[n for p in text for s in p for _, n in s] for text in (before, after)]
    revision = variorum.redline({"a": old.text, "b": new.text}).revisions[0]
    sentences = [{w for _, w in before[n][0]} for n in gone]
    found, told, right = set(), 0, 0
    for change in revision.changes:
        if change.kind == "moved":
            one, two = (
                {i for i, w in zip(row, draft.words, strict=True) if extent.start <= w.start < extent.end}
                for row, draft, extent in ((ids[0], old, change.before), (ids[1], new, change.after))
            )
            told, theirs = told + len(two), False
            for n, sentence in enumerate(sentences):
                if 2 * len(sentence & one) > len(sentence) and sentence & two:
                    found.add(n)
                    theirs = True
            right += len(two) * theirs
    return len(sentences), len(found), told, right


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--long", action="store_true")
    args = parser.parse_args()
    print("words  drafts  words changed  sentences rewritten  blocks  precision  recall")
    for words, number, rate, rewritten, blocks in (
        (1000, 2, 0.01, 0.01, 2), (1000, 4, 0.01, 0.01, 2), (3000, 3, 0.1, 0.1, 6), (3000, 3, 0.25, 0.2, 6),
    ):  # fmt: skip
        results = [score(drafts(seed, words, number, rate, rewritten, blocks)) for seed in range(6)]
        precision, recall = (sum(column) / len(results) for column in zip(*results, strict=True))
        print(f"{words:5}  {number:6}  {rate:13.0%}  {rewritten:19.0%}  {blocks:6}  {precision:9.4f}  {recall:6.4f}")
    print("\nwords changed  moved sentences told  told words that are theirs")
    for rate in (0.0, 0.2, 0.4, 0.6):
        there, told, words, right = map(sum, zip(*(moves(seed, rate) for seed in range(6)), strict=True))
        print(f"{rate:13.0%}  {told / there:20.3f}  {right / words:26.3f}")
    print("\nwords   drafts  redline  page (s)  page (MB)  JSON (MB)")
    for words, number in [(5000, 2), (20000, 2), *([(100000, 2), (20000, 10)] if args.long else [])]:
        texts = {f"draft {n}": printed(text) for n, text in enumerate(drafts(1, words, number))}
        begun = time.process_time()
        comparison = variorum.redline(texts)
        done = time.process_time()
        page = variorum.write(comparison, "html")
        shown = time.process_time()
        size, json = len(page.encode()) / 1e6, len(variorum.write(comparison, "json").encode()) / 1e6
        print(f"{words:6}  {number:6}  {done - begun:7.2f}  {shown - done:8.2f}  {size:9.1f}  {json:9.1f}")


if __name__ == "__main__":
    main()
