"""What visitors read is plain: a Flesch-Kincaid grade of 5 for most of it, and never above 8.

A passage is what is read at one go: the steps of an exercise, a question with its help and its
options, a reason, the words of a rule, all words of one page. No medical term is taken out; those
that the check asks about have to be explained there. textstat counts the words of a sentence of one
or two words, but not the sentence, so these are left out. A grade does not say whether words are
true, nor whether a person with little English understands them.
"""

import ast
import re
import statistics
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import textstat

from backplan.content import FOLDER, load_rulebook
from tests.content.test_wording import PROMISES, strings

MEDIAN_AT_MOST, GRADE_AT_MOST = 5.0, 8.0
ROOT = FOLDER.parent
CODE = ("backplan/web", "backplan/charts", "backplan/handouts", "pages")
TOGETHER = (("title", "intro"), ("rather_not",), ("text", "help", "options"), ("cues", "mistakes"))
"""Keys of a table that are read at one go."""
ALONE = ("question", "reason", "why", "steps", "advice", "source_note", "advice_words", "words")
NOT_FOR_VISITORS = ("may_mean", "authored_by", "checked_by")
PAGE = "page"
LONG_ENOUGH = 12
"""Words; a shorter text of a page is graded with its page only: alone, its grade is chance."""
TERMS = {
    "osteoporosis": "thin bones",
    "caesarean": "birth by an operation",
    "aneurysm": "a swollen blood vessel",
    "hernia": "a bulge in the groin or tummy",
    "prolapse": "the womb, bladder or bowel has dropped",
    "psoriasis": "a scaly skin rash",
    "spondyloarthritis": "arthritis of the spine",
    "arthritis": "sore, swollen joints",
    "postnatal": "the check-up after birth",
}
"""Medical terms that people are asked about, with the words that explain them there."""
MORE_PROMISES = ("cured", "damaged your back", "pain-free", "no risk")


@dataclass(frozen=True)
class Passage:
    file: str
    where: str
    text: str

    @property
    def grade(self) -> float:
        sentences = re.findall(r"[^.!?]+[.!?]*", self.text)
        counted = [one for one in sentences if textstat.lexicon_count(one) > 2]
        return textstat.flesch_kincaid_grade("".join(counted)) if counted else 0.0

    def __str__(self) -> str:
        return f"{self.grade:5.1f}  {self.file}  {self.where}: {self.text[:120]}"


def sentence(text: str) -> str:
    """Return *text* without marks of Markdown or HTML, and with a full stop."""
    text = re.sub(r"<[^>]*>|:material/\w+:|:[\w-]+\[|[\]*#]", " ", text)
    text = " ".join(text.split()).removeprefix("- ").rstrip(" ,:")
    return text if text.endswith((".", "!", "?")) else f"{text}."


def said_by(value: object) -> list[str]:
    """Return the texts under a key that visitors read."""
    if isinstance(value, dict):
        value = list(value.values())
    return [sentence(one) for one in value] if isinstance(value, list) else [sentence(str(value))]


def in_table(table: dict[str, object], path: str, file: str) -> Iterator[Passage]:
    """Yield what visitors read of one table of a content file."""
    for keys in (*TOGETHER, *((key,) for key in ALONE)):
        texts = [text for key in keys if key in table for text in said_by(table[key])]
        if texts:
            yield Passage(file, f"{path}{keys[0]}", " ".join(texts))
    for key, value in table.items():
        tables = value if isinstance(value, list) else [value]
        for one in tables:
            if isinstance(one, dict) and key != "options":
                yield from in_table(one, f"{path}{key}.", file)


def in_data() -> Iterator[Passage]:
    for path in sorted(FOLDER.rglob("*.toml")):
        if path.name != "sources.toml":
            table = tomllib.loads(path.read_text(encoding="utf-8"))
            yield from in_table(table, "", path.relative_to(ROOT).as_posix())


def sentences_in_code(path: Path) -> Iterator[str]:
    """Yield the texts of a module that are sentences; a value put into one counts as a number."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    passed_over = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    passed_over |= {
        id(part) for one in ast.walk(tree) if isinstance(one, ast.JoinedStr) for part in one.values
    }
    for one in ast.walk(tree):
        match one:
            case _ if id(one) in passed_over:
                continue
            case ast.Constant(value=str(text)):
                pass
            case ast.JoinedStr(values=parts):
                text = "".join(
                    str(part.value) if isinstance(part, ast.Constant) else "3" for part in parts
                )
            case _:
                continue
        if " " in text and re.search(r"[.!?:]\W*$", re.sub(r"<[^>]*>", "", text)):
            yield sentence(text)


def in_code() -> Iterator[Passage]:
    """Yield each page's words as one, then every longer text of it."""
    for path in sorted(one for folder in CODE for one in (ROOT / folder).glob("*.py")):
        file = path.relative_to(ROOT).as_posix()
        texts = list(sentences_in_code(path))
        if texts:
            yield Passage(file, PAGE, " ".join(texts))
        for text in texts:
            if textstat.lexicon_count(text) >= LONG_ENOUGH:
                yield Passage(file, "one text", text)


def once(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Return *passages* without those that say the same as an earlier one."""
    return tuple({one.text: one for one in reversed(tuple(passages))}.values())


DATA, COPY = once(in_data()), once(in_code())
WHOLE = (*DATA, *(one for one in COPY if one.where == PAGE))


def by_file() -> str:
    """Return the grades of each file, exercises together, and the hardest passages."""
    grades: dict[str, list[float]] = {}
    for one in (*DATA, *COPY):
        name = "data/exercises/*" if "exercises/" in one.file else one.file
        grades.setdefault(name, []).append(one.grade)
    lines = [
        f"{name:34}{len(each):4} passages, median {statistics.median(each):4.1f}, "
        f"highest {max(each):4.1f}"
        for name, each in sorted(grades.items())
    ]
    hardest = sorted((*DATA, *COPY), key=lambda one: -one.grade)[:15]
    return "\n".join(["", *lines, "", *(str(one) for one in hardest)])


def test_the_yardstick_tells_plain_words_from_hard_ones() -> None:
    plain = Passage("", "", "Sit near the front of the chair. Put your feet under your knees.")
    hard = Passage("", "", "Progressive neurological deterioration necessitates urgent evaluation.")

    assert plain.grade < MEDIAN_AT_MOST
    assert hard.grade > GRADE_AT_MOST


def test_every_sentence_in_data_is_measured() -> None:
    measured = " ".join(one.text for one in DATA)
    files = [path for path in FOLDER.rglob("*.toml") if path.name != "sources.toml"]
    said = [one for path in files for one in strings(tomllib.loads(path.read_text("utf-8")))]
    told = {
        text
        for key, text in said
        if key not in NOT_FOR_VISITORS and " " in text and text.endswith((".", "?", "!"))
    }

    assert len(told) > 500
    assert [one for one in told if sentence(one) not in measured] == []


def test_the_words_of_every_page_are_measured() -> None:
    shown = {one.file for one in COPY}

    assert {"backplan/web/advice.py", "backplan/web/help_pages.py", "pages/plan.py"} <= shown
    assert {f"backplan/handouts/{one}.py" for one in ("plan", "safety_words", "takeaway")} <= shown
    assert any("backplan does not replace them." in one.text for one in COPY)


def test_the_median_passage_is_at_grade_5_or_below() -> None:
    median = statistics.median(one.grade for one in WHOLE)

    assert median <= MEDIAN_AT_MOST, by_file()


def test_no_passage_is_above_grade_8() -> None:
    hard = [str(one) for one in (*DATA, *COPY) if one.grade > GRADE_AT_MOST]

    assert hard == [], by_file()


@pytest.mark.parametrize("word", [*PROMISES, *MORE_PROMISES])
def test_nothing_promises_what_the_evidence_does_not(word: str) -> None:
    found = re.compile(rf"\b{word}", re.IGNORECASE)

    assert [str(one) for one in (*DATA, *COPY) if found.search(one.text)] == []


@pytest.mark.parametrize("term", TERMS)
def test_a_medical_term_is_explained_where_it_is_asked(term: str) -> None:
    rulebook = load_rulebook()
    asked = [
        " ".join([flag.question, *(one.question for one in flag.details)])
        for flag in rulebook.red_flags.values()
    ]
    asked += [one.question for one in rulebook.readiness.values()]
    with_term = [one for one in asked if re.search(rf"\b{term}\b", one, re.IGNORECASE)]

    assert with_term != []
    assert [one for one in with_term if f"({TERMS[term]})" not in one] == []
