"""A session in the player: what is done is what the diary holds."""

from playwright.sync_api import BrowserContext, Page, expect

from backplan.core.facts import Kind
from backplan.diary.codes import PlanCode
from tests.browser.conftest import go, settle
from tests.browser.killing import MortalServer
from tests.browser.playing import (
    EFFORT,
    FEEDBACK,
    KEPT_HERE,
    PATH,
    answer,
    be_away,
    begin,
    do_exercise,
    finish,
    heading,
    kept,
    let,
    rate,
    reps,
    see_saved,
    tap,
)


def squat_with_a_pause(page: Page) -> None:
    """Do the first exercise, with a pause in it for which the tab is hidden."""
    heading(page, "Sit to stand, no hands")
    tap(page, "Start")
    heading(page, "Get ready")
    let(page, 5.5)
    heading(page, "Go")
    let(page, 11)
    expect(page.get_by_role("timer")).to_have_text("2")
    page.keyboard.press(" ")
    heading(page, "Waiting for you")
    be_away(page, 600)
    expect(page.get_by_role("timer")).to_have_text("2")
    page.keyboard.press(" ")
    let(page, 50)
    rate(page, effort="2 or 3", pain=4)


def clamshell_on_both_sides(page: Page) -> None:
    """Do the second exercise: four on the left, and one less than counted on the right."""
    tap(page, "Start")
    let(page, 5.5)
    expect(page.get_by_text("Set 1 of 1, left side.", exact=False).first).to_be_visible()
    let(page, 21)
    tap(page, "I am done with this set")
    heading(page, "Switch sides")
    let(page, 9)
    expect(page.get_by_text("Set 1 of 1, right side.", exact=False).first).to_be_visible()
    let(page, 61)
    heading(page, FEEDBACK)
    tap(page, "Less: Set 1, right side: how many")
    rate(page, effort="4 or more", pain=1)


def test_a_whole_session_asks_nothing_of_the_server_and_is_kept_exactly_as_it_was_done(
    context: BrowserContext, code: PlanCode, server: MortalServer
) -> None:
    page, sent = context.new_page(), []
    page.on("websocket", lambda one: one.on("framesent", lambda _: sent.append(1)))
    page.clock.install()
    go(page, PATH)
    begin(page)
    squat_with_a_pause(page)
    assert sent
    sent.clear()
    clamshell_on_both_sides(page)
    assert sent == []
    tap(page, "Skip")
    heading(page, "That was the last one")
    finish(page)
    see_saved(page)

    assert kept(code, server.url) == [
        {
            "date": page.evaluate("new Date().toLocaleDateString('sv')"),
            "pain_before": 3,
            "pain_after": 3,
            "stopped": False,
            "items": [
                {"exercise": "SQ3", "sets": reps([12]), "effort_left": "2-3", "pain_during": 4},
                {
                    "exercise": "CL3",
                    "sets": reps([4, 11], sides=True),
                    "effort_left": "4+",
                    "pain_during": 1,
                },
            ],
        }
    ]
    expect(page.get_by_text("Clamshell: left 4, right 11.")).to_be_visible()
    expect(page.get_by_text("Your next session is on")).to_be_visible()
    assert page.evaluate(KEPT_HERE) == []


def test_too_hard_puts_the_easier_one_there_and_the_plan_keeps_it_if_asked(
    page: Page, code: PlanCode, server: MortalServer
) -> None:
    begin(page)
    tap(page, "Start")
    tap(page, "Too hard")
    tap(page, "Do the easier one from now on")
    heading(page, "Supported mini squat")
    do_exercise(page, 1)
    tap(page, "Stop")
    tap(page, "No time")
    finish(page)
    see_saved(page)

    (session,) = kept(code, server.url)
    assert [one["exercise"] for one in session["items"]] == ["SQ2"]
    assert (session["stopped"], session["stop_reason"]) == (True, "time")
    assert kept(code, server.url, Kind.SWAP) == [
        {"exercise": "SQ3", "instead": "SQ2", "why": "other"}
    ]


def test_a_set_that_is_done_again_is_asked_about_anew(
    page: Page, code: PlanCode, server: MortalServer
) -> None:
    begin(page)
    tap(page, "Start")
    let(page, 5.5)
    heading(page, "Go")
    let(page, 60)
    heading(page, FEEDBACK)
    answer(page, EFFORT, "4 or more")
    tap(page, "Back")
    let(page, 5.5)
    heading(page, "Go")
    let(page, 25)
    tap(page, "I am done with this set")
    heading(page, FEEDBACK)
    expect(page.get_by_role("radio", name="4 or more")).not_to_be_checked()
    rate(page)
    tap(page, "Stop")
    tap(page, "No time")
    finish(page)
    see_saved(page)

    (session,) = kept(code, server.url)
    assert session["items"] == [
        {"exercise": "SQ3", "sets": reps([4]), "effort_left": "2-3", "pain_during": 2}
    ]


def test_a_sign_that_needs_help_is_kept_at_once_and_locks_and_the_rest_is_asked_after(
    page: Page, code: PlanCode, server: MortalServer
) -> None:
    begin(page)
    do_exercise(page, 1)
    tap(page, "Stop")
    tap(page, "Chest pain")
    expect(page.get_by_role("heading", name="Get help now").first).to_be_visible()
    expect(page.get_by_role("link", name="Call 999").first).to_be_visible()
    page.get_by_role("button", name="Take the check again").wait_for()
    assert kept(code, server.url, Kind.FLAGS) == [{"asked": ["RF21"], "flags": {"RF21": "yes"}}]
    assert kept(code, server.url) == []
    expect(page.get_by_text("Clamshell")).to_have_count(0)
    finish(page, pain=6)
    see_saved(page)

    (session,) = kept(code, server.url)
    assert session["stop_reason"] == "chest_pain"
    assert [one["exercise"] for one in session["items"]] == ["SQ3"]


def test_a_session_left_alone_is_not_gone_on_with_but_kept(
    page: Page, code: PlanCode, server: MortalServer
) -> None:
    begin(page)
    do_exercise(page, 1)
    tap(page, "Start")
    page.clock.fast_forward("06:00:00")
    page.reload()
    settle(page)
    heading(page, "You have stopped")
    finish(page)
    see_saved(page)

    (session,) = kept(code, server.url)
    assert session["stopped"]
    assert "stop_reason" not in session
    assert [one["exercise"] for one in session["items"]] == ["SQ3"]
