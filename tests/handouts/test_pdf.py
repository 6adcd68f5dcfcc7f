"""PDFs are read back: they open, are tagged, hold every word, and keep to their pages."""

import io
from datetime import timedelta

import pytest
from pypdf import PdfReader

from backplan.content import load_rulebook
from backplan.core.sessions import NOTE_AT_MOST
from backplan.handouts import pdf
from backplan.handouts.letter import letter
from backplan.handouts.letter_pdf import letter_pdf
from backplan.handouts.pdf import NoPdfError
from tests.handouts.conftest import FIRST_DAY, Told, answers_on, material_of

RULEBOOK = load_rulebook()
READABLE_PT = 7


def read(raw: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(raw))


def text(raw: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in read(raw).pages).split())


def named(name: str) -> bytes:
    return letter_pdf(letter(material_of(answers_on()), name), on=FIRST_DAY)


def fonts(raw: bytes) -> list[str]:
    return [
        str(one.get_object()["/BaseFont"])
        for page in read(raw).pages
        for one in page["/Resources"]["/Font"].values()  # type: ignore[index]
    ]


def busy_diary() -> tuple[Told, ...]:
    """Return a diary in which everything is reported and every exercise was done."""
    every = {one: "yes" for one in RULEBOOK.red_flags if one != "RF23"}
    first = answers_on(
        flags=every,
        flag_details={
            one.id: {d.id: 20 if d.kind == "weeks" else True for d in one.details}
            for one in RULEBOOK.red_flags.values()
            if one.details
        },
        readiness=[one for one in RULEBOOK.readiness if one not in ("ER05a", "ER07")],
        activity_name="w" * 120,
    )
    told: list[Told] = [first]
    for number, exercise in enumerate(RULEBOOK.catalogue.exercises):
        day = FIRST_DAY + timedelta(days=number)
        item = {
            "exercise": exercise,
            "sets": [{"reps": 12, "side": "left", "load_kg": 12.5}, {"reps": 12, "side": "right"}],
            "effort_left": "2-3",
            "pain_during": 5,
        }
        told.append(
            (
                f"{day}T18:00:00+00:00",
                "session",
                {
                    "date": f"{day}",
                    "pain_before": 3,
                    "pain_after": 4,
                    "stopped": True,
                    "stop_reason": "chest_pain" if number % 2 else "sudden_pain",
                    "items": [item],
                },
            )
        )
        told.append(
            (
                f"{day}T20:00:00+00:00",
                "checkin",
                {
                    "date": f"{day}",
                    "pain": number % 11,
                    "morning": "worse",
                    "flare": not number % 3,
                    "steps": 4000,
                    "note": "n" * NOTE_AT_MOST,
                },
            )
        )
    return tuple(told)


def test_it_is_tagged_and_names_its_language_and_title() -> None:
    found = read(named("Ana"))

    root = found.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert found.metadata is not None
    assert found.metadata.title == "Lower back pain: a report for a doctor or physio"
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()


@pytest.mark.parametrize(
    "name",
    ["Zażółć Gęślą-Jaźń", "Ελένη Παπαδοπούλου", "Łukasz Ćwikła", "Привіт Ольга"],
)
def test_names_in_many_scripts_are_there_in_full(name: str) -> None:
    raw = named(name)

    assert name in text(raw)
    assert all("NotoSans" in one for one in fonts(raw))


def test_a_name_in_arabic_is_set_in_its_own_font() -> None:
    raw = named("محمد")

    assert "محمد" in text(raw)
    assert any("NotoSansArabic" in one for one in fonts(raw))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ana 🙂 Bo 👩‍🚀", "Ana □ Bo □"),
        ("山田 Ana", "□□ Ana"),
        ("A\x00n\ud800a", "A n a"),
        ('#eval(1) *bo* $x$ \\ "q" <ok>', '#eval(1) *bo* $x$ \\ "q" <ok>'),
    ],
    ids=["emoji", "han", "broken", "markup"],
)
def test_what_no_font_has_becomes_a_box_and_nothing_else_is_lost(name: str, shown: str) -> None:
    found = text(named(name))

    assert shown in found
    assert "23 March 2026" in found


def test_the_same_letter_is_the_same_bytes() -> None:
    assert named("Ana") == named("Ana")


def test_the_fullest_letter_is_one_page_that_can_be_read() -> None:
    material = material_of(*busy_diary(), on=FIRST_DAY + timedelta(days=50))
    raw = letter_pdf(letter(material, "W" * 80), on=FIRST_DAY)
    pages = read(raw).pages

    assert len(pages) == 1
    assert len(raw) < 100_000
    words = text(raw)
    assert "trouble starting, stopping or sensing urine" in words
    assert "All of this was typed by the person themselves." in words
    assert "nnn" not in words


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "makes_pdf", lambda: False)

    with pytest.raises(NoPdfError, match=r"requirements-pdf\.txt"):
        named("Ana")
