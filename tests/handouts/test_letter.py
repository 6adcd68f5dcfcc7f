"""The letter: what it says, and that it says nothing that was not told."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from backplan.content import load_rulebook
from backplan.core.facts import parse_facts
from backplan.core.fold import fold
from backplan.diary.diary_file import read_diary_file
from backplan.handouts.clinical_words import DETAILS, READINESS, RULES, SIGNS
from backplan.handouts.letter import Letter, letter
from backplan.handouts.letter_page import letter_page
from backplan.handouts.material import Material
from backplan.handouts.screening import screening
from tests.handouts.conftest import FIRST_DAY, answers_on, material_of

ANA = Path("docs/examples/ana-diary.json")
AT = "2026-03-24T08:00:00+00:00"
RULEBOOK = load_rulebook()


def of_ana() -> Material:
    facts, _ = parse_facts(read_diary_file(ANA.read_bytes(), RULEBOOK))
    state = fold(facts, RULEBOOK, today=date(2026, 10, 12))
    return Material(facts=facts, state=state, rulebook=RULEBOOK)


def lines(found: Letter, heading: str) -> str:
    return " ".join(
        line for one in found.sections if one.heading.startswith(heading) for line in one.lines
    )


def test_every_flag_and_readiness_item_has_words_for_a_clinician() -> None:
    assert set(SIGNS) == set(RULEBOOK.red_flags)
    assert set(READINESS) == set(RULEBOOK.readiness)
    assert set(DETAILS) == {each.id for one in RULEBOOK.red_flags.values() for each in one.details}
    assert {f"E{number}" for number in range(1, 10)} < set(RULES)


def test_it_says_what_anas_diary_says() -> None:
    found = letter(of_ana())

    assert [one.heading for one in found.sections] == [
        "What backplan advised, and why",
        "What they report",
        "Red flags that were asked",
        "Course of pain",
        "What was done",
        "What helped or hurt",
    ]
    assert "Age 40." in lines(found, "What they")
    assert "“tying my shoes”" in lines(found, "What they")
    assert "Sit to stand, no hands (2 sets of 9; 2 times)" in lines(found, "What was done")
    assert "Swapped as too painful" in lines(found, "What helped")
    assert "Pain from 0 to 10 on 3 days" in found.sections[3].drawing_words


def test_a_no_is_printed_only_for_what_was_asked_with_its_day() -> None:
    early = [one for one in RULEBOOK.red_flags if one not in ("RF16", "RF17")]
    told = (
        answers_on(flags={"RF33": "unsure"}, flags_asked=early),
        (AT, "flags", {"asked": ["RF01", "RF12"], "flags": {}}),
    )

    found = screening(material_of(*told, on=date(2026, 3, 25)))
    words = lines(letter(material_of(*told, on=date(2026, 3, 25))), "Red flags")

    assert found.denied[date(2026, 3, 24)] == ("RF01", "RF12")
    assert "RF02" in found.denied[FIRST_DAY]
    assert found.not_asked == ("RF16", "RF17")
    assert [(one.flag, one.answer.value) for one in found.reported] == [("RF33", "unsure")]
    assert f"Not asked: {SIGNS['RF16']}; {SIGNS['RF17']}." in words
    assert f"Reported on 23 March 2026: {SIGNS['RF33']} (not sure)." in words
    assert f"Asked on 24 March 2026, answered no: {SIGNS['RF01']}; {SIGNS['RF12']}." in words


def test_what_an_older_check_asked_is_no_answer_of_the_newer_one() -> None:
    asked = [one for one in RULEBOOK.red_flags if one != "RF16"]
    newer = (AT, "answers", answers_on(flags_asked=asked)[2])
    rescreen = ("2026-03-23T12:00:00+00:00", "flags", {"asked": ["RF16"], "flags": {}})

    found = screening(material_of(answers_on(), rescreen, newer, on=date(2026, 3, 25)))

    assert found.not_asked == ("RF16",)
    assert set(found.denied) == {date(2026, 3, 24)}


def test_a_red_flag_that_stands_is_never_a_no_even_if_asked_again() -> None:
    told = (
        answers_on(),
        (AT, "flags", {"asked": ["RF02"], "flags": {"RF02": "yes"}}),
        ("2026-03-25T08:00:00+00:00", "flags", {"asked": ["RF02"], "flags": {}}),
    )

    found = screening(material_of(*told, on=date(2026, 3, 26)))

    assert [(one.flag, one.on) for one in found.reported] == [("RF02", date(2026, 3, 24))]
    assert not any("RF02" in names for names in found.denied.values())


def test_what_age_tells_is_reported_though_nobody_ticked_it() -> None:
    found = screening(material_of(answers_on(age=62, first_episode=True)))

    assert "RF25" in [one.flag for one in found.reported]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (answers_on(flags={"RF02": "yes"}), "Advised emergency care now: trouble starting"),
        (answers_on(flags={"RF15": "unsure"}), "Advised to speak to a doctor today"),
        (answers_on(readiness=["ER02"]), "before exercising: chest pain or pressure"),
        (answers_on(), "Advised that exercise may start."),
        ((AT, "flags", {"asked": ["RF02"], "flags": {"RF02": "yes"}}), "Advised emergency care"),
        ((AT, "settings", {}), "The safety check has not been taken yet."),
    ],
)
def test_it_says_what_was_advised_and_why(
    told: tuple[str, str, dict[str, object]], words: str
) -> None:
    found = letter(material_of(told, on=date(2026, 3, 25)))

    assert words in lines(found, "What backplan advised")


def test_it_tells_when_else_somebody_was_to_be_seen() -> None:
    leg = (AT, "flags", {"asked": ["RF31"], "flags": {"RF31": "yes"}})

    found = letter(material_of(answers_on(), leg, on=date(2026, 3, 25)))

    assert "24 March 2026: new symptoms in one leg." in lines(found, "What backplan advised")


def test_details_are_told_as_they_were_asked() -> None:
    told = answers_on(
        flags={"RF31": "yes", "RF26": "yes"},
        flag_details={"RF31": {"worsening": True}, "RF26": {"weeks": 14}},
    )

    words = lines(letter(material_of(told)), "Red flags")

    assert "(getting worse: yes)" in words
    assert "pregnant (week of pregnancy: 14)" in words


def test_a_name_is_in_the_letter_alone_and_cannot_break_the_page() -> None:
    found = letter(of_ana(), "  <b>Ana & Bo</b>" + "x" * 200)

    assert len(found.name) == 80
    shown = letter_page(found).decode()
    assert "&lt;b&gt;Ana &amp; Bo&lt;/b&gt;" in shown
    assert "<b>" not in shown


def test_the_page_asks_nothing_of_anybody() -> None:
    shown = letter_page(letter(of_ana())).decode()

    assert "default-src 'none'" in shown
    assert "script-src 'none'" in shown
    assert "http" not in shown.replace("http-equiv", "").replace("http://www.w3.org/2000/svg", "")


def test_pain_long_ago_is_not_drawn() -> None:
    told = (AT, "checkin", {"date": "2026-03-24", "pain": 4, "morning": None, "flare": False})
    later = date(2026, 3, 24) + timedelta(weeks=12)

    assert "Course of pain" not in [
        one.heading for one in letter(material_of(answers_on(), told, on=later)).sections
    ]
    assert "Course of pain" in [
        one.heading
        for one in letter(material_of(answers_on(), told, on=later - timedelta(days=1))).sections
    ]
