"""Your data: the code, other devices, files out and in, and a code that was changed elsewhere."""

import json
from datetime import timedelta

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from backplan import clock
from backplan.core.facts import Kind
from backplan.diary.codes import new_plan_code
from backplan.diary.diary import Diary
from backplan.diary.diary_file import write_diary_file
from backplan.diary.store import StoreUnavailableError
from backplan.web.cookie import COOKIE, OLD_COOKIE
from backplan.web.keeping import open_store
from backplan.web.lookup import forget_looks
from tests.conftest import healthy
from tests.pages.conftest import NOON, KeepFact, OpenPage

CHECKIN = {"date": "2026-11-01", "pain": 4, "morning": None, "flare": False, "note": "By the door"}


@pytest.fixture(autouse=True)
def no_looks_yet() -> None:
    forget_looks()


def words(at: AppTest) -> str:
    shown = (*at.title, *at.header, *at.markdown, *at.warning, *at.error, *at.success, *at.info)
    return " ".join(str(one.value) for one in shown)


def forms(at: AppTest) -> str:
    return " ".join(str(one.value) for one in at.get("html"))


def file_of(*facts: object) -> bytes:
    return write_diary_file(facts)  # type: ignore[arg-type]


def fact(fact_id: str, pain: int = 4) -> dict[str, object]:
    at = (NOON - timedelta(days=1)).isoformat()
    return {"id": fact_id, "kind": "checkin", "at": at, "data": {**CHECKIN, "pain": pain}, "v": 1}


def upload(at: AppTest, content: bytes) -> AppTest:
    at.get("file_uploader")[0].upload("diary.json", content, "application/json")
    return at.run()


def test_nothing_kept_shows_no_code(open_page: OpenPage) -> None:
    at = open_page("data")

    assert "Nothing is kept yet" in words(at)
    assert len(at.code) == 0


def test_the_code_is_shown_on_demand_only(open_page: OpenPage, keep: KeepFact) -> None:
    keep(Kind.CHECKIN, CHECKIN)
    at = open_page("data")
    assert len(at.code) == 0
    at.session_state["code_shown"] = True
    at.run()

    assert [one.value for one in at.code] == [ContextProxy.cookies.fget(None)[COOKIE]]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("ABCDE", "26 letters and digits"),
        ("U" * 26, "in no plan code"),
        ("0" * 25 + "1", "typing mistake"),
        ("0" * 26, "No diary opens with this code."),
    ],
)
def test_a_code_that_opens_nothing_is_said_so_and_stays_typed(
    open_page: OpenPage, typed: str, said: str
) -> None:
    at = open_page("data")
    at.text_input(key="other_code").set_value(typed).run()

    assert said in words(at)
    assert at.text_input(key="other_code").value == typed
    assert "api/open" not in forms(at)


def test_a_code_from_another_device_is_found_and_offered(
    open_page: OpenPage, keep: KeepFact
) -> None:
    keep(Kind.CHECKIN, CHECKIN)
    other = new_plan_code()
    Diary(other, open_store()).save({"id": "one"}, NOON.date())
    at = open_page("data")
    at.text_input(key="other_code").set_value(other.written.lower()).run()

    assert "This code opens a diary." in words(at)
    assert "This device has a diary already." in words(at)
    assert "api/open" in forms(at)


def test_what_an_import_would_add_is_shown_before_it_is_added(
    open_page: OpenPage, keep: KeepFact, diary: Diary
) -> None:
    keep(Kind.CHECKIN, CHECKIN)
    at = upload(open_page("data"), file_of(fact("a"), fact("b", 7)))
    assert "2 check-ins" in words(at)
    assert diary.last_seq() == 1
    at.button(key="import_add").click().run()

    assert "2 entries were added to your diary." in words(at)
    assert [one["id"] for one in diary.facts().facts] == ["fact-0000", "a", "b"]


def test_the_same_file_again_adds_nothing(open_page: OpenPage, diary: Diary) -> None:
    content = file_of(fact("a"))
    upload(open_page("data"), content).button(key="import_add").click().run()
    at = upload(open_page("data"), content)

    assert "There is nothing to add." in words(at)
    assert diary.last_seq() == 1


def test_an_entry_that_says_something_else_here_stays(open_page: OpenPage, diary: Diary) -> None:
    upload(open_page("data"), file_of(fact("a"))).button(key="import_add").click().run()
    at = upload(open_page("data"), file_of(fact("a", 9), fact("b")))

    assert "say something else there" in words(at)
    at.button(key="import_add").click().run()
    assert [one["data"]["pain"] for one in diary.facts().facts] == [4, 4]  # type: ignore[index]


@pytest.mark.parametrize("content", [b"", b"{", b"[" * 100_000, b'{"format": "x"}', b"\xff\xfe"])
def test_a_file_that_cannot_be_read_is_refused_with_its_line(
    open_page: OpenPage, diary: Diary, content: bytes
) -> None:
    at = upload(open_page("data"), content)

    assert "This file cannot be read. Line 1:" in words(at)
    assert "Nothing was added." in words(at)
    assert diary.last_seq() == 0


def test_an_import_that_fails_adds_nothing_and_says_so(
    open_page: OpenPage, diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> None:
        raise StoreUnavailableError

    at = upload(open_page("data"), file_of(fact("a")))
    monkeypatch.setattr(Diary, "save_all", away)
    at.button(key="import_add").click().run()

    assert "Nothing was added. Try again." in words(at)
    assert diary.last_seq() == 0


def test_a_red_flag_that_is_imported_locks(open_page: OpenPage, keep: KeepFact) -> None:
    keep(Kind.ANSWERS, healthy())
    at = clock.now("UTC").isoformat()
    data = {"asked": ["RF01"], "flags": {"RF01": "yes"}}
    flag = {"id": "flag", "kind": "flags", "at": at, "data": data, "v": 1}
    upload(open_page("data"), file_of(flag)).button(key="import_add").click().run()

    assert "Get help now" in words(open_page("exercises"))


def test_a_red_flag_on_one_device_locks_the_other_at_its_next_step(
    open_page: OpenPage, keep: KeepFact
) -> None:
    keep(Kind.ANSWERS, healthy())
    phone, laptop = open_page("plan"), open_page("plan")
    assert "Your plan" in words(phone)
    keep(Kind.FLAGS, {"asked": ["RF21"], "flags": {"RF21": "yes"}})
    laptop.run()

    assert "Get help now" in words(laptop)
    assert "Get help now" in words(phone.run())


def test_a_new_code_moves_the_diary_at_the_next_request(
    open_page: OpenPage, keep: KeepFact, diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(Kind.CHECKIN, CHECKIN)
    old = ContextProxy.cookies.fget(None)[COOKIE]
    new = new_plan_code()
    jar = {COOKIE: new.written, OLD_COOKIE: old}
    monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: jar))
    at = open_page("diary")

    assert [one.value for one in at.text] == ["By the door"]
    assert diary.facts().facts == ()
    assert len(Diary(new, open_store()).facts().facts) == 1


def test_a_device_whose_diary_has_moved_is_told_and_keeps_nothing_there(
    open_page: OpenPage, keep: KeepFact, diary: Diary
) -> None:
    keep(Kind.CHECKIN, CHECKIN)
    diary.move_to(new_plan_code())
    at = open_page("diary")

    assert "has another plan code by now" in words(at)
    at = open_page("data")
    assert "api/leave" in forms(at)
    assert diary.last_seq() == 0


def test_a_new_code_is_offered_only_once_it_is_said_to_be_kept(
    open_page: OpenPage, keep: KeepFact
) -> None:
    keep(Kind.CHECKIN, CHECKIN)
    at = open_page("data")
    at.button(key="new_code").click().run()
    assert "api/new-code" not in forms(at)
    at.checkbox(key="new_code_kept").check().run()

    assert "api/new-code" in forms(at)
    assert at.session_state["next_code"].written in forms(at)


def test_words_of_an_answer_come_from_a_list_and_not_from_the_address(open_page: OpenPage) -> None:
    at = open_page("data")
    at.query_params["said"] = "<b>anything</b>"
    at.run()

    assert "anything" not in words(at) + forms(at)
    assert json.dumps("anything") not in words(at)
