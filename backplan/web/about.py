"""What backplan is for, who has checked its content, and where a safety concern goes."""

from collections.abc import Mapping

import streamlit as st

from backplan.core.evidence import Review
from backplan.core.host import Host
from backplan.core.rulebook import Rulebook
from backplan.web.host_cards import plain
from backplan.words import full_day

PARTS: Mapping[str, str] = {
    "red_flags.toml": "Signs to get checked",
    "readiness.toml": "Questions on being ready to exercise",
    "rules/triage.toml": "Rules for who should be seen first",
    "rules/levels.toml": "Rules for how gently to start",
    "rules/routine.toml": "Rules for the routine",
    "rules/goals.toml": "Rules for steps and breaks",
    "rules/adaptation.toml": "Rules for how the plan changes",
    "rules/escalation.toml": "Rules for when to be seen later on",
    "rules/progress.toml": "Rules for what can be said of progress",
    "ladders.toml": "Why each group of exercises is there",
    "quiz.toml": "The words of the check",
    "numbers.toml": "Numbers to call",
    "learn.toml": "What there is to learn",
    "sources.toml": "List of sources",
}
EXERCISES = "Exercises"
OPEN = "about_parts"
UNNAMED = "Whoever runs this site has not given a name."


def reviewed(rulebook: Rulebook) -> str:
    """Return one sentence on how much of the content a clinician has checked."""
    checked = [one.checked_by is not None for one in rulebook.reviews.values()]
    if all(checked):
        return "Clinicians have checked its content. They have not seen you, so ask yours first."
    if any(checked):
        return "Clinicians have checked only a part of its content yet. So ask yours first."
    return "No doctor, physio or other clinician has reviewed its content yet. So ask yours first."


def draw_purpose() -> None:
    """Say what backplan is for, for whom it is not, and what it does not claim."""
    st.markdown(
        "backplan helps adults plan gentle activity. It is for people who sit most of the day and "
        "whose lower back hurts, once a doctor or physio has said that they may exercise."
    )
    st.markdown(
        "- It does not find, treat or rule out an illness.\n"
        "- It does not take the place of a doctor or physio.\n"
        "- It only knows what you tell it. “You can start” does not mean that nothing is wrong.\n"
        "- It is not for people under 18, for pain in other places, or for the weeks after an "
        "operation or injury.\n"
        "- Regular strength training helps many people a little to a moderate amount. Nobody can "
        "say beforehand whom. It has not been tested in a trial, nor approved by an authority."
    )


def draw_reviews(rulebook: Rulebook) -> None:
    """Draw who has checked each part of the content, and when it is to be looked at again."""
    st.markdown(
        f"{reviewed(rulebook)} People who are none of these wrote it, from published "
        "studies and guidelines. Each rule and exercise names those it rests on."
    )
    rows: dict[str, set[Review]] = {}
    for name, review in rulebook.reviews.items():
        rows.setdefault(PARTS.get(name, EXERCISES), set()).add(review)
    some = any(one.checked_by is not None for one in rulebook.reviews.values())
    label = f"Its {len(rows)} parts, and when each is looked at again"
    parts = st.expander(label, key=OPEN, on_change="rerun")
    if parts.open:  # a table loads pandas
        parts.table([_row(*row, checked=some) for row in rows.items()], hide_index=True)


def draw_concern(host: Host) -> None:
    """Say how to report something that seems unsafe."""
    who = f"This site is run by **{plain(host.name)}**." if host.name else UNNAMED
    if host.safety_link is None:
        st.markdown(
            f"{who} They have given no address for this yet. So if something here seems wrong or "
            "unsafe:\n"
            "1. Leave out what worries you. The rest of backplan goes on without it.\n"
            "2. Tell the person or place that gave you the link to this site. Say which page it "
            "was on. You need not say anything about your health.\n"
            "3. Ask your doctor or physio before you go on with it."
        )
    else:
        st.markdown(
            f"{who} If something here seems wrong or unsafe, please tell them: "
            f"[{host.safety_contact}]({host.safety_link}). Say which page it was on. "
            "You need not say anything about your health."
        )
    st.markdown("If you feel unwell now, do not write. Call, as **See a doctor first** says.")


def _row(part: str, reviews: set[Review], *, checked: bool) -> dict[str, str]:
    """Return a part's row; where its files differ, the one that waits longest counts.

    Args:
        part: Its name.
        reviews: The reviews of its files.
        checked: Whether to say who has checked it; where nobody has, that is said once above.
    """
    checkers = sorted({one.checked_by or "" for one in reviews})
    told = "Not yet" if "" in checkers else ", ".join(checkers)
    return {
        "Part": part,
        **({"Checked by a clinician": told} if checked else {}),
        "Last read through": full_day(min(one.date_reviewed for one in reviews)),
        "Look again by": full_day(min(one.next_review for one in reviews)),
    }
