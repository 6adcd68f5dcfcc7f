"""The session page, and what browsers send to the outbox: taken once, checked, for one diary."""

import uuid
from collections.abc import Mapping
from datetime import timedelta

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from backplan.core.facts import Kind
from backplan.diary.codes import new_plan_code
from backplan.diary.diary import Diary
from backplan.diary.store import StoreReadOnlyError, StoreUnavailableError
from backplan.web import outbox
from backplan.web.cookie import COOKIE, code_in
from backplan.web.outbox import KEY, Receipt, tag_of
from tests.conftest import healthy
from tests.pages.conftest import NOON, KeepFact, OpenPage
from tests.pages.shown import exercises, titles, words

SESSION: Mapping[str, object] = {
    "date": "2026-11-02",
    "pain_before": 3,
    "pain_after": 3,
    "stopped": False,
    "items": [
        {
            "exercise": "CL3",
            "sets": [{"reps": 8, "side": "left"}, {"reps": 7, "side": "right"}],
            "effort_left": "2-3",
            "pain_during": 4,
        }
    ],
}
HURT = {**SESSION, "items": [{**SESSION["items"][0], "pain_during": 8}]}
SIGN = {"asked": ["RF19"], "flags": {"RF19": "yes"}}


@pytest.fixture
def planned(keep: KeepFact) -> None:
    keep(Kind.ANSWERS, healthy(country="GB"))


@pytest.fixture
def receipts(monkeypatch: pytest.MonkeyPatch) -> list[Receipt]:
    """What the browser is told of what it sent, run by run."""
    told: list[Receipt] = []
    real = outbox.receive

    def noted(*given: object) -> object:
        met, receipt = real(*given)
        told.append(receipt)
        return met, receipt

    monkeypatch.setattr("backplan.web.outbox.receive", noted)
    return told


def my_tag() -> str:
    return tag_of(code_in(st.context.cookies[COOKIE]))


def entry(kind: Kind = Kind.SESSION, data: object = None, **changes: object) -> dict[str, object]:
    return {"id": str(uuid.uuid4()), "kind": str(kind), "data": data or SESSION, **changes}


def send(at: AppTest, *entries: object, tag: str | None = None) -> AppTest:
    """Run the page with *entries* as its browser sends them."""
    waiting = {"tag": my_tag() if tag is None else tag, "tries": 1, "entries": list(entries)}
    at.session_state[KEY] = {"waiting": waiting}
    at.run()
    assert not at.exception
    return at


def kinds(diary: Diary) -> list[object]:
    return [one["kind"] for one in diary.facts().facts]


@pytest.mark.usefixtures("planned")
def test_today_s_session_is_there_to_begin_with_what_to_stop_for(open_page: OpenPage) -> None:
    at = open_page("session")

    assert titles(at) == ["Your session"]
    assert at.selectbox(key="player_which").value == "mon"
    assert "Clamshell" in words(at)
    assert "Chest pain" in words(at)


def test_before_any_check_the_page_asks_for_one(open_page: OpenPage) -> None:
    at = open_page("session")

    assert titles(at) == ["First, a short check"]
    assert exercises(at) == []


def test_the_short_list_is_asked_before_a_session_when_it_is_due(
    open_page: OpenPage, keep: KeepFact
) -> None:
    keep(Kind.ANSWERS, healthy(), NOON - timedelta(days=7))
    at = open_page("session")

    assert titles(at) == ["A quick safety check first"]
    assert exercises(at) == []


@pytest.mark.usefixtures("planned")
def test_what_a_browser_sends_is_kept_once_however_often_it_comes(
    open_page: OpenPage, diary: Diary
) -> None:
    one = entry()
    at = send(open_page("session"), one)
    send(send(at, one), one)
    send(open_page("session"), one)

    assert kinds(diary) == ["answers", "session"]
    (_, fact) = diary.facts().facts
    assert fact["data"] == SESSION
    assert fact["id"] != one["id"]


@pytest.mark.usefixtures("planned")
def test_afterwards_the_page_shows_what_was_done_and_what_it_means(open_page: OpenPage) -> None:
    at = send(open_page("session"), entry())

    assert "**Clamshell:** left 8, right 7." in words(at)
    assert "Your next session is on Wednesday." in words(at)
    assert "Your plan stays as it is for now." in words(at)


@pytest.mark.usefixtures("planned")
def test_pain_over_the_limit_is_answered_with_what_the_plan_makes_of_it(
    open_page: OpenPage,
) -> None:
    at = send(open_page("session"), entry(data=HURT))

    assert "Your plan stays as it is for now." not in words(at)
    said = [one.value for one in at.markdown]
    assert any("**Clamshell, 2 sets of 8 to 12, each side** →" in one for one in said), said


@pytest.mark.usefixtures("planned")
def test_another_session_of_the_day_can_be_asked_for(open_page: OpenPage, diary: Diary) -> None:
    at = send(open_page("session"), entry())
    at.button(key="done_again").click().run()
    assert at.selectbox(key="player_which").value == "mon"
    send(at, entry())

    assert kinds(diary) == ["answers", "session", "session"]
    assert "What you did" in words(at)


@pytest.mark.usefixtures("planned")
def test_a_sign_locks_the_page_in_the_run_that_brings_it(open_page: OpenPage, diary: Diary) -> None:
    at = send(open_page("session"), entry(Kind.FLAGS, SIGN))

    assert titles(at) == ["Get help now"]
    assert exercises(at) == []
    assert kinds(diary) == ["answers", "flags"]


@pytest.mark.usefixtures("planned")
def test_a_sign_locks_the_page_while_the_diary_cannot_be_reached(
    open_page: OpenPage, diary: Diary, monkeypatch: pytest.MonkeyPatch, receipts: list[Receipt]
) -> None:
    at = open_page("session")

    def away(*_: object, **__: object) -> None:
        raise StoreUnavailableError

    with monkeypatch.context() as patch:
        patch.setattr(Diary, "save", away)
        patch.setattr(Diary, "last_seq", away)
        one = entry(Kind.FLAGS, SIGN)
        send(at, one)
        assert titles(at) == ["Get help now"]
        assert receipts[-1] == Receipt()
    send(at, one)

    assert kinds(diary) == ["answers", "flags"]
    assert receipts[-1] == Receipt(saved=(one["id"],))


@pytest.mark.usefixtures("planned")
def test_what_cannot_be_written_is_not_said_to_be_kept(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch, receipts: list[Receipt]
) -> None:
    def full(*_: object, **__: object) -> None:
        raise StoreReadOnlyError

    monkeypatch.setattr(Diary, "save", full)
    send(open_page("session"), entry())

    assert receipts[-1] == Receipt()


@pytest.mark.usefixtures("planned")
@pytest.mark.parametrize("tag", ["", "0" * 32, tag_of(new_plan_code())])
def test_what_waits_for_another_diary_is_not_taken(
    open_page: OpenPage, diary: Diary, tag: str, receipts: list[Receipt]
) -> None:
    send(open_page("session"), entry(), tag=tag)

    assert kinds(diary) == ["answers"]
    assert receipts[-1] == Receipt()


@pytest.mark.usefixtures("planned")
@pytest.mark.parametrize(
    "wrong",
    [
        entry(data={**SESSION, "pain_before": 11}),
        entry(data={**SESSION, "items": [{}]}),
        entry(Kind.FLAGS, {"asked": ["RF99"], "flags": {}}),
        entry(Kind.CHECKIN, {"date": "2026-11-02", "pain": 3, "morning": None, "flare": False}),
        entry(id="no id"),
        entry(more="than that"),
        entry(data={"note": "x" * 200_000}),
        "rubbish",
        None,
        {},
    ],
    ids=range(10),
)
def test_what_no_diary_can_take_is_refused_by_its_id_and_the_rest_is_kept(
    open_page: OpenPage, diary: Diary, wrong: object, receipts: list[Receipt]
) -> None:
    right = entry()
    send(open_page("session"), wrong, right)
    named = (wrong["id"],) if isinstance(wrong, dict) and wrong else ()

    assert kinds(diary) == ["answers", "session"]
    assert receipts[-1] == Receipt(saved=(right["id"],), refused=named)


def test_a_tag_tells_nothing_of_its_code_and_is_the_same_for_ever() -> None:
    code = new_plan_code()

    assert tag_of(code) == tag_of(code) != tag_of(new_plan_code())
    assert tag_of(code) not in {Diary(code, None).id, ""}
    assert tag_of(None) == ""


@pytest.mark.parametrize("button", ["home_session", "plan_session"])
@pytest.mark.usefixtures("planned")
def test_home_and_plan_lead_to_the_session_of_a_training_day(
    open_page: OpenPage, button: str
) -> None:
    at = open_page(button.partition("_")[0])
    at.button(key=button).click().run()

    assert titles(at) == ["Your session"]


def test_home_offers_no_session_on_another_day(open_page: OpenPage, keep: KeepFact) -> None:
    keep(Kind.ANSWERS, healthy(training_days=["tue", "thu"]))

    assert "home_session" not in [one.key for one in open_page("home").button]


def test_a_day_of_rest_says_so_and_what_to_do_with_it(open_page: OpenPage, keep: KeepFact) -> None:
    keep(Kind.ANSWERS, healthy(training_days=["wed", "fri"]))
    at = open_page("session")

    assert titles(at) == ["Your session", "Today is a rest day"]
    assert [one.value for one in at.subheader] == ["Good to do today"]
    assert "Your next session is on **Wednesday**." in words(at)
    assert at.selectbox(key="player_which").value is None
    assert [one.key for one in at.button if one.proto.type == "primary"] == ["rest_diary"]
    at.button(key="rest_diary").click().run()
    assert titles(at)[0] == "Diary"


def test_a_session_that_is_chosen_on_a_day_of_rest_has_the_page_for_itself(
    open_page: OpenPage, keep: KeepFact
) -> None:
    keep(Kind.ANSWERS, healthy(training_days=["wed", "fri"]))
    at = open_page("session")
    at.selectbox(key="player_which").set_value("fri").run()

    assert titles(at) == ["Your session"]
    assert "Clamshell" in words(at)


def test_on_a_day_of_rest_that_is_noted_nothing_stands_out(
    open_page: OpenPage, keep: KeepFact
) -> None:
    keep(Kind.ANSWERS, healthy(training_days=["wed", "fri"]))
    keep(Kind.CHECKIN, {"date": str(NOON.date()), "pain": 3, "morning": None, "flare": False})
    at = open_page("session")

    assert [one.key for one in at.button if one.proto.type == "primary"] == []
    assert at.button(key="rest_diary").label == "Open my diary"


@pytest.mark.usefixtures("planned")
def test_a_training_day_says_nothing_of_rest(open_page: OpenPage) -> None:
    assert "rest day" not in words(open_page("session"))
