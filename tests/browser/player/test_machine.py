"""The player's values by themselves: its modules in a page without anything else."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.player.lab import EMPTY, lab

ITEM = {
    "id": "SQ3", "name": "Squat", "dose": "2 sets of 3", "cues": [], "steps": [], "advice": [],
    "sets": 2, "unit": "reps", "low": 3, "high": 3, "sides": False, "rest": 60,
    "beat": [2, 1, 2], "extra": 2, "load": False, "easier": None,
}  # fmt: skip
SIDES = {**ITEM, "id": "CL3", "sides": True}
HOLD = {**ITEM, "id": "PL2", "unit": "hold_s", "low": 10, "high": 20, "sets": 1}
WALK = {**ITEM, "id": "ST8", "unit": "minutes", "low": 2, "high": 5, "sets": 1}
EASY = {**ITEM, "id": "SQ2"}
HARD = {**ITEM, "easier": EASY}
LOADED = {**HOLD, "load": True}
SET_S = 15


MODULES = """async () => {
  Object.assign(window, await import('/machine.js'), await import('/moments.js'));
  window.fresh = (...plan) => begin(plan, { id: 'x', on: '2026-11-02', painBefore: 3, now: 0 });
  window.place = (run) => `${run.phase} ${run.item} ${run.step}`;
  // Let time pass up to `s`, a tick every 200 ms, as a page that is open does.
  window.until = (run, s) => {
    for (let now = run.since; now <= s * 1000; now += 200) run = advance(run, now);
    return run;
  };
}"""


@pytest.fixture(scope="module")
def modules(browser: Browser) -> Iterator[Page]:
    with lab(browser, {}) as context:
        page = context.new_page()
        page.goto(EMPTY)
        page.evaluate(MODULES)
        yield page


def test_a_session_goes_from_ready_to_work_rest_the_next_set_and_the_next_exercise(
    modules: Page,
) -> None:
    places = modules.evaluate(
        """plan => {
          const seen = [];
          let run = fresh(...plan);
          const see = () => seen.at(-1) !== place(run) && seen.push(place(run));
          see();
          run = start(run, 0);
          for (let now = 0; now < 200000; now += 200) { run = advance(run, now); see(); }
          run = rate(run, 0, { effort: '2-3', pain: 2 }, 200000);
          see();
          return seen;
        }""",
        [ITEM, HOLD],
    )

    assert places == [
        "setup 0 0", "ready 0 0", "work 0 0", "rest 0 1", "ready 0 1", "work 0 1", "feedback 0 1",
        "setup 1 0",
    ]  # fmt: skip


def test_each_side_has_its_set_and_the_sides_are_switched_before_the_rest(modules: Page) -> None:
    places = modules.evaluate(
        """item => {
          const seen = new Set();
          let run = start(fresh(item), 0);
          for (let now = 0; now < 300000; now += 200) {
            run = advance(run, now);
            seen.add(`${run.phase} ${setName(run, { set: '{set}', left: 'l', right: 'r' })}`);
          }
          return [...seen];
        }""",
        SIDES,
    )

    assert places == [
        "ready 1, l", "work 1, l", "switch 1, r", "work 1, r", "rest 2, l", "ready 2, l",
        "work 2, l", "switch 2, r", "work 2, r", "feedback 2, r",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("item", "seconds", "amount"),
    [(ITEM, SET_S, 3), (ITEM, 9.9, 1), (HOLD, 20, 20), (HOLD, 12.4, 12), (WALK, 120, 2)],
)
def test_what_is_shown_is_what_is_counted(
    modules: Page, item: dict, seconds: float, amount: int
) -> None:
    counted = modules.evaluate(
        """([item, s]) => {
          const run = until(start(fresh(item), 0), 5);
          const end = 5000 + s * 1000;
          const shown = soFar(run, end - 1) + (s * 1000 === run.length ? 1 : 0);
          const after = s * 1000 === run.length ? until(run, 5 + s) : endSet(run, end);
          return [shown, after.done[0].amounts[0]];
        }""",
        [item, seconds],
    )

    assert counted == [amount, amount]


def test_nothing_counts_that_ended_before_the_first_repeat(modules: Page) -> None:
    done = modules.evaluate(
        "item => endSet(until(start(fresh(item), 0), 5), 9000).done[0].amounts", ITEM
    )

    assert done == [None, None]


def test_a_page_that_comes_back_late_finds_the_set_counted_and_the_next_one_waiting(
    modules: Page,
) -> None:
    back = modules.evaluate(
        """item => {
          const late = advance(until(start(fresh(item), 0), 10), 1000000);
          return [place(late), isPaused(late), late.done[0].amounts, place(resume(late, 1000000))];
        }""",
        ITEM,
    )

    assert back == ["ready 0 1", True, [3, None], "ready 0 1"]


def test_a_pause_keeps_the_time_however_long_it_is(modules: Page) -> None:
    left = modules.evaluate(
        """item => {
          const run = pause(until(start(fresh(item), 0), 9), 9000);
          const later = resume(advance(run, 9000000), 9000000);
          return [secondsLeft(run, 9000000), secondsLeft(later, 9000000), later.phase];
        }""",
        HOLD,
    )

    assert left == [16, 16, "work"]


def test_a_clock_that_was_set_back_starts_the_phase_anew_and_never_ends_it(modules: Page) -> None:
    left = modules.evaluate(
        "item => { const run = until(start(fresh(item), 0), 9);"
        " return [secondsLeft(run, -99999), advance(run, -99999) === run]; }",
        HOLD,
    )

    assert left == [20, True]


@pytest.mark.parametrize(
    ("seconds", "where"),
    [(2, "ready 0 1"), (7, "ready 0 1"), (25, "ready 0 1"), (90, "feedback 0 1")],
)
def test_a_skipped_set_is_not_counted_and_a_skipped_rest_ends(
    modules: Page, seconds: float, where: str
) -> None:
    place, amounts = modules.evaluate(
        """([plan, s]) => {
          const after = skip(until(start(fresh(...plan), 0), s), s * 1000);
          return [place(after), after.done[0].amounts];
        }""",
        [[ITEM, HOLD], seconds],
    )

    assert place == where
    assert amounts == ([3, None] if seconds in (25, 90) else [None, None])


def test_an_exercise_of_which_every_set_is_skipped_is_not_asked_about(modules: Page) -> None:
    found = modules.evaluate(
        "plan => place(skip(skip(start(fresh(...plan), 0), 0), 0))", [ITEM, HOLD]
    )

    assert found == "setup 1 0"


def test_an_exercise_skipped_on_its_card_leaves_nothing(modules: Page) -> None:
    places = modules.evaluate(
        """plan => {
          const once = skip(fresh(...plan), 0);
          const twice = skip(once, 0);
          return [place(once), place(twice), factOf(twice, 3)];
        }""",
        [ITEM, HOLD],
    )

    assert places == ["setup 1 0", "after 1 0", None]


@pytest.mark.parametrize(
    ("seconds", "where", "amounts"),
    [
        (2, "setup 0 0", [None, None]),
        (8, "ready 0 0", [None, None]),
        (25, "ready 0 0", [None, None]),
        (90, "ready 0 1", [3, None]),
        (110, "ready 0 1", [3, None]),
    ],
)
def test_back_does_the_set_again(modules: Page, seconds: float, where: str, amounts: list) -> None:
    found = modules.evaluate(
        """([item, s]) => {
          const run = back(until(start(fresh(item), 0), s), s * 1000);
          return [place(run), run.done[0].amounts];
        }""",
        [ITEM, seconds],
    )

    assert found == [where, amounts]


def test_back_from_a_card_leads_to_how_the_exercise_before_went(modules: Page) -> None:
    found = modules.evaluate(
        """plan => {
          const asked = until(start(fresh(...plan), 0), 110);
          const rated = rate(asked, 0, { effort: '2-3', pain: 2 }, 0);
          return [place(rated), place(back(rated, 0)), place(back(fresh(...plan), 0))];
        }""",
        [ITEM, HOLD],
    )

    assert found == ["setup 1 0", "feedback 0 0", "setup 0 0"]


def test_the_easier_one_takes_the_place_of_what_was_not_begun(modules: Page) -> None:
    found = modules.evaluate(
        "plan => { const run = easier(fresh(...plan), 0);"
        " return [place(run), run.plan.map((one) => one.id), run.done.length]; }",
        [HARD, HOLD],
    )

    assert found == ["setup 0 0", ["SQ2", "PL2"], 2]


def test_what_was_done_of_the_harder_one_stays_and_the_easier_one_has_the_sets_that_are_left(
    modules: Page,
) -> None:
    found = modules.evaluate(
        """plan => {
          let run = easier(until(start(fresh(...plan), 0), 25), 25000);
          const asked = place(run);
          run = rate(run, 0, { effort: '0-1', pain: 4 }, 25000);
          run = until(start(run, 25000), 25 + 25);
          run = rate(run, 1, { effort: '4+', pain: 1 }, 50000);
          return [asked, factOf(skip(run, 50000), 3).items];
        }""",
        [HARD, HOLD],
    )

    assert found == [
        "feedback 0 1",
        [
            {"exercise": "SQ3", "sets": [{"reps": 3}], "effort_left": "0-1", "pain_during": 4},
            {"exercise": "SQ2", "sets": [{"reps": 3}], "effort_left": "4+", "pain_during": 1},
        ],
    ]


def test_who_stops_in_a_set_keeps_what_was_done_of_it_and_is_asked_how_it_went(
    modules: Page,
) -> None:
    found = modules.evaluate(
        """item => {
          const run = stop(until(start(fresh(item), 0), 16), 16000, 'time');
          const open = unrated(run);
          const rated = rate(run, 0, { effort: '2-3', pain: 2, load: 7.5 }, 0);
          return [place(run), open, unrated(rated), factOf(rated, 4)];
        }""",
        LOADED,
    )

    assert found == [
        "after 0 0",
        [0],
        [],
        {
            "date": "2026-11-02",
            "pain_before": 3,
            "pain_after": 4,
            "stopped": True,
            "stop_reason": "time",
            "items": [
                {
                    "exercise": "PL2",
                    "sets": [{"hold_s": 11, "load_kg": 7.5}],
                    "effort_left": "2-3",
                    "pain_during": 2,
                }
            ],
        },
    ]


def test_a_sign_is_kept_though_nothing_was_done_and_no_time_is_not(modules: Page) -> None:
    found = modules.evaluate(
        """item => [factOf(stop(fresh(item), 0, 'chest_pain', true), 3)?.stop_reason,
                    factOf(stop(fresh(item), 0, 'time'), 3)]""",
        ITEM,
    )

    assert found == ["chest_pain", None]


def test_every_repeat_is_counted_aloud_once_with_a_beat_there_and_back(modules: Page) -> None:
    words = {"set": "{set}", "says": {"work": "Go.", "ready": "Ready", "rest": "Rest"}}
    said = modules.evaluate(
        """([item, words]) => {
          const said = [];
          let run = start(fresh(item), 0);
          let last = '';
          for (let now = 0; now <= 21000; now += 200) {
            run = advance(run, now);
            const moment = momentOf(run, now, words);
            if (moment.key !== last) said.push([now / 1000, moment.say, moment.beep]);
            last = moment.key;
          }
          return said;
        }""",
        [ITEM, words],
    )

    assert said == [
        [0, "Ready", 880], [2, "3", 440], [3, "2", 440], [4, "1", 440],
        [5, "Go.", 880], [7, "", 0], [8, "", 440],
        [10, "1", 620], [12, "", 0], [13, "", 440],
        [15, "2", 620], [17, "", 0], [18, "", 440],
        [20, "Rest", 880],
    ]  # fmt: skip


def test_no_run_is_changed_by_what_is_done_with_it(modules: Page) -> None:
    same = modules.evaluate(
        """plan => {
          const run = until(start(fresh(...plan), 0), 8);
          const before = JSON.stringify(run);
          const freeze = (one) => {
            if (one && typeof one === 'object') Object.values(Object.freeze(one)).forEach(freeze);
            return one;
          };
          freeze(run);
          for (const how of [advance, pause, resume, endSet, skip, back, easier]) how(run, 99000);
          stop(run, 99000, 'time');
          rate(run, 0, { effort: '2-3' }, 0);
          return JSON.stringify(run) === before;
        }""",
        [HARD, HOLD],
    )

    assert same
