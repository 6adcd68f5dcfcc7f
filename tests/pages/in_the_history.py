"""A visitor in the history of a diary: what it lists, pressing, looking for something."""

from datetime import timedelta

from streamlit.testing.v1 import AppTest

from backplan.core.facts import Kind
from tests.conftest import healthy
from tests.pages.conftest import NOON, KeepFact, OpenPage
from tests.pages.filling_in_the_diary import open_history

TODAY = NOON.date()
OUT, BACK, CORRECT = "history_out_", "history_back_", "history_correct_"


def noted(days_ago: int, **values: object) -> dict[str, object]:
    """Return the data of a check-in."""
    on = (TODAY - timedelta(days=days_ago)).isoformat()
    return {"date": on, "pain": 3, "morning": None, "flare": False, **values}


def told(at: AppTest) -> list[str]:
    """Return what each entry says, in the order in which they are listed."""
    return [one.value for one in at.markdown if one.value.startswith(("Pain", "You took"))]


def press(at: AppTest, start: str, number: int = 0) -> AppTest:
    """Press one of the buttons whose keys start like this."""
    return [one for one in at.button if str(one.key).startswith(start)][number].click().run()


def look_for(at: AppTest, sought: str = "", shown: str = "all") -> AppTest:
    at.text_input(key="history_sought").set_value(sought)
    return at.selectbox(key="history_shown").set_value(shown).run()


def open_four(keep: KeepFact, open_page: OpenPage) -> AppTest:
    """Open the history of a diary with three check-ins and the check."""
    keep(Kind.ANSWERS, healthy())
    keep(Kind.CHECKIN, noted(2, note="Long drive to Överum"))
    keep(Kind.CHECKIN, noted(1, pain=4, steps=4180, morning="worse"))
    keep(Kind.CHECKIN, noted(40, pain=5, note="<b>Garden</b>"))
    return open_history(open_page("diary"))
