"""What "See a doctor first" says: the signs in short words, and whom to call in which country."""

from collections.abc import Iterable, Mapping

import streamlit as st

from backplan.core.red_flags import TriageLevel
from backplan.core.rulebook import Rulebook
from backplan.web.advice import cite
from backplan.web.questions import OTHER_COUNTRY
from backplan.web.visitor import Visitor

SIGNS: Mapping[str, str] = {
    "RF01": "New numbness or tingling between your legs, round your genitals or your bottom.",
    "RF02": "New trouble peeing, leaking, or not feeling that your bladder is full.",
    "RF03": "Losing control of your bowels, or not feeling it when you poo.",
    "RF04": "New loss of feeling during sex, or new trouble with erections or coming.",
    "RF05": "New pain, tingling, numbness or weakness in both legs.",
    "RF06": "Legs that give way, feel unsteady or are quickly losing strength.",
    "RF07": "A foot that has begun to drop, or a leg that is getting weaker.",
    "RF08": "Back pain since a serious accident that nobody has checked yet.",
    "RF09": "Back pain since a small fall or lift, if you are 65 or over, have thin bones or "
    "have taken steroid tablets for months.",
    "RF10": "Sudden, very bad pain in the middle of your spine. You also have thin bones, have got "
    "shorter or have taken steroid tablets for a long time.",
    "RF11": "New or different back pain, and you have had cancer at any time. Call within a day "
    "or two.",
    "RF12": "A fever, shivers or feeling very ill with your back pain.",
    "RF13": "Any of these in the last 3 months. A body less able to fight germs, injected drugs, "
    "a serious infection, or an injection or operation on your spine.",
    "RF14": "Losing weight without trying.",
    "RF15": "Pain that rest does not ease for more than a week, or that is much worse at night.",
    "RF16": "Pain between your shoulder blades, or like a tight band round your trunk.",
    "RF17": "A new lump, swelling or change of shape in your back.",
    "RF18": "Pain that is clearly worse when you cough, sneeze or poo.",
    "RF19": "Sudden, very bad tummy or back pain. Or back pain with fainting, a cold sweat, grey "
    "skin or trouble breathing.",
    "RF20": "Tummy and back pain that keeps coming back, or a lump or beat in your tummy.",
    "RF21": "Chest pain, above all if it spreads or you feel sick, sweaty or short of breath.",
    "RF23": "You are under 18.",
    "RF25": "Your first back pain ever at 60 or over, or any new back pain at 70 or over.",
    "RF26": "You are pregnant.",
    "RF27": "Pregnant, and you bleed, leak fluid or get regular tightenings. Or your baby moves "
    "less. Or you have a sore or swollen calf, a very bad headache or chest pain.",
    "RF28": "You gave birth in the last 8 weeks, or had a caesarean in the last 12.",
    "RF29": "An operation on your spine, hip or tummy, or a back injury, in the last 3 months.",
    "RF30": "Pain of 8 to 10 out of 10 most of the time.",
    "RF34": "Pain that stops you from doing daily things, keeps getting worse, or is no better "
    "after a few weeks.",
    "ER01": "A heart problem. Or you were told to train only with someone watching over you.",
    "ER02": "Chest pain or pressure that comes and goes.",
    "ER03": "Blackouts or dizzy spells in the last year.",
    "ER04": "Getting very short of breath with light effort, or a racing or thumping heart.",
    "ER05b": "High blood pressure that is not under control, or of 160/100 or more.",
    "ER06": "Some other illness that can change what is safe. It may be epilepsy, or diabetes "
    "with low sugars. It may be in your heart, lungs, liver or kidneys.",
    "ER07_symptomatic": "A hernia or prolapse that is large or gives you trouble.",
}
"""Each red flag and readiness item that means "be seen first", by its id."""

WORSE: Mapping[tuple[str, TriageLevel], str] = {
    ("RF07", TriageLevel.EMERGENCY_NOW): "A foot or leg that is suddenly weak.",
    ("RF09", TriageLevel.EMERGENCY_NOW): "After even a small fall: sudden, very bad pain, or you "
    "cannot stand.",
    ("RF11", TriageLevel.URGENT_TODAY): "New back pain and feeling unwell, and you have had cancer "
    "at any time.",
    ("RF12", TriageLevel.EMERGENCY_NOW): "You have a fever or feel very ill. And you are confused, "
    "very drowsy or breathing fast, or your skin is blotchy.",
    ("RF30", TriageLevel.URGENT_TODAY): "Very bad pain that came on suddenly or stops you from "
    "walking.",
    ("RF31", TriageLevel.GP_FIRST): "Pain or pins and needles down one leg that is getting worse, "
    "or has lasted more than 6 weeks.",
}
"""What raises a red flag to a higher level than its own."""


STOP_SOURCES = ("S18", "S33")


def signs(level: TriageLevel, rulebook: Rulebook) -> tuple[str, ...]:
    """Return the signs that call for *level*, in short words."""
    found = []
    for key, flag in rulebook.red_flags.items():
        if flag.level is level:
            found.append(SIGNS[key])
        elif any(one.level is level and not one.lowers for one in flag.details):
            found.append(WORSE[key, level])
    found += [SIGNS[key] for key, item in rulebook.readiness.items() if item.level is level]
    return tuple(found)


def sources_of(rulebook: Rulebook) -> str:
    """Return the sources of every sign on the page, and of the stop rules."""
    names = set(STOP_SOURCES)
    for key in SIGNS:
        row = rulebook.red_flags.get(key) or rulebook.readiness[key]
        names.update(row.sources)
    return cite(sorted(names), rulebook)


def choose_country(here: Visitor, rulebook: Rulebook) -> str | None:
    """Ask where the visitor is, with what is known chosen; None for a country without a row."""
    names = {key: row.name for key, row in rulebook.numbers.items()}
    options = (*sorted(names, key=names.__getitem__), OTHER_COUNTRY)
    known = here.country if here.country in names else OTHER_COUNTRY
    chosen = st.selectbox(
        "In another country? Choose it here",
        options,
        index=options.index(known),
        format_func=lambda one: names.get(one, "Another country"),
        key=f"help_country_{known}",
        persist_state="session",
    )
    return None if chosen == OTHER_COUNTRY else chosen


def bullets(lines: Iterable[str]) -> None:
    """Draw a list."""
    st.markdown("\n".join(f"- {line}" for line in lines))
