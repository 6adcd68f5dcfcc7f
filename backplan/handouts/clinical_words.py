"""What a clinician reads of a red flag, a rule or an answer: short, in the words of their notes."""

from collections.abc import Mapping

from backplan.core.answers import PainDuration
from backplan.core.red_flags import FlagAnswer, TriageLevel

SIGNS: Mapping[str, str] = {
    "RF01": "numbness or tingling in the saddle area",
    "RF02": "trouble starting, stopping or sensing urine",
    "RF03": "loss of bowel control or sensation",
    "RF04": "loss of sexual sensation or function",
    "RF05": "pain, tingling, numbness or weakness in both legs",
    "RF06": "unsteady gait, legs giving way or fast loss of strength",
    "RF07": "foot drop or increasing weakness of one leg",
    "RF08": "serious accident in the last 6 weeks, unchecked",
    "RF09": "onset with minor trauma at 65 or over, with osteoporosis or long steroid use",
    "RF10": "sudden severe mid-spine pain, with osteoporosis, long steroid use or loss of height",
    "RF11": "history of cancer, and new or different back pain",
    "RF12": "fever, shivers or feeling very ill",
    "RF13": "weakened immunity, injected drugs, serious infection or spinal procedure in 3 months",
    "RF14": "unexplained weight loss",
    "RF15": "constant pain for over a week, or much worse at night",
    "RF16": "thoracic or band-like trunk pain",
    "RF17": "new lump, swelling or deformity of the back",
    "RF18": "clearly worse on cough, sneeze or strain",
    "RF19": "sudden severe abdominal or back pain, or back pain with collapse, sweating or pallor",
    "RF20": "recurrent abdominal and back pain, or an abdominal mass or pulsation",
    "RF21": "chest pain now, or chest pain that radiates or comes with autonomic symptoms",
    "RF22": "four or more features of inflammatory back pain",
    "RF23": "under 18",
    "RF24": "first episode at 50 to 59",
    "RF25": "first episode at 60 or over, or new pain at 70 or over",
    "RF26": "pregnant",
    "RF27": "pregnant with bleeding, fluid loss, contractions, less movement or other alarm signs",
    "RF28": "birth in the last 8 weeks, or caesarean in the last 12",
    "RF29": "surgery on spine, hip or abdomen, or back injury, in the last 3 months",
    "RF30": "pain of 8 to 10 most of the time, or unable to stand, walk or sleep",
    "RF31": "pain or tingling down one leg below the knee, no weakness",
    "RF32": "leg pain or heaviness on walking, eased by sitting or bending",
    "RF33": "osteoporosis or a fragility fracture",
    "RF34": "pain that stops daily activities, keeps getting worse or does not ease",
}
"""Each red flag, as reported or denied."""

DETAILS: Mapping[str, str] = {
    "sudden": "sudden onset",
    "both_legs": "both legs",
    "sudden_severe": "sudden and severe",
    "cannot_stand": "unable to stand",
    "unwell": "unwell",
    "sepsis_signs": "confusion, drowsiness, mottled skin or fast breathing",
    "weeks": "week of pregnancy",
    "postnatal_check": "postnatal check done",
    "caesarean": "caesarean in the last 12 weeks",
    "cannot_walk": "unable to walk",
    "worsening": "getting worse",
    "over_6_weeks": "over 6 weeks",
}
"""What follow-up questions of red flags ask."""

READINESS: Mapping[str, str] = {
    "ER01": "heart condition, or told to train only under supervision",
    "ER02": "chest pain or pressure, with activity or at rest",
    "ER03": "blackouts, or balance lost through dizziness, in the last year",
    "ER04": "breathless on light effort, or palpitations",
    "ER05a": "hypertension, treated and controlled",
    "ER05b": "hypertension, uncontrolled or unknown, or 160/100 and above",
    "ER06": "another condition that may limit exercise, from a list of several",
    "ER07": "hernia or prolapse without symptoms",
    "ER07_symptomatic": "hernia or prolapse, large or with symptoms",
    "ER08": "a fall in the last year, or unsteady",
    "ER09": "knee, hip, wrist or shoulder worse with training",
    "ER10": "cannot get down to the floor and up",
    "ER11": "cannot rise from a chair five times without hands",
}
"""Each readiness item, as reported."""

RULES: Mapping[str, str] = {
    "T3": "two or more weak signs together",
    "T4": "under 18",
    "E1": "a red flag was reported while the plan ran",
    "E2": "pain clearly worse for two weeks; plan on hold",
    "E3": "no clear gain after weeks of regular exercise",
    "E4": "no clear gain after weeks in which few sessions were done",
    "E5": "no clear gain after twelve weeks",
    "E6": "very high pain for days, or several flares in a few weeks; plan on hold",
    "E7": "low mood, or worry about the back, for two weeks",
    "E8": "new symptoms in one leg",
    "E9": "a session was stopped for a sign that needs help",
}
"""Rules that advise to be seen."""

ADVICE: Mapping[TriageLevel, str] = {
    TriageLevel.EMERGENCY_NOW: "emergency care now",
    TriageLevel.URGENT_TODAY: "to speak to a doctor today",
    TriageLevel.GP_FIRST: "to see a doctor or physio before exercising",
    TriageLevel.OK_CAUTION: "that exercise may start, with care",
    TriageLevel.OK: "that exercise may start",
}
"""What backplan advised at each level."""

SAID: Mapping[FlagAnswer, str] = {
    FlagAnswer.UNSURE: "not sure",
    FlagAnswer.CHECKED: "long-standing, seen by a clinician, unchanged",
}
"""What was said of a red flag that is neither a plain yes nor a plain no."""

DURATION: Mapping[PainDuration, str] = {
    PainDuration.UNDER_6_WEEKS: "under 6 weeks",
    PainDuration.SIX_TO_12_WEEKS: "6 to 12 weeks",
    PainDuration.OVER_12_WEEKS: "over 12 weeks",
}
"""How long the pain had been there."""

STOPS: Mapping[str, str] = {
    "chest_pain": "chest pain",
    "faint": "feeling faint",
    "breathless": "breathlessness",
    "sudden_pain": "sudden severe pain",
    "numbness": "saddle numbness, bladder or bowel trouble",
    "weak_legs": "weak or numb legs",
    "sore": "soreness",
    "time": "lack of time",
}
"""Why a session was stopped; any other reason is something else."""
