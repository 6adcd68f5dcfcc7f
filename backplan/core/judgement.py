"""How one exercise of a session went, as the weekly rules read it (P1 to P3).

Reads: the exercise as it was done and as it was planned, the session, and the check-in of the next
day where there is one.
Returns: whether it hurt more than it should, left nothing over, or went well.
"""

from backplan.core.adaptation_rules import AdaptationRules
from backplan.core.programme import Item
from backplan.core.sessions import CheckIn, EffortLeft, ItemDone, Morning, SessionDone


def hurt(done: ItemDone, limit: int) -> bool:
    """Return whether the pain was over the limit; that counts by itself (9.8)."""
    return done.pain_during > limit


def rose(done: ItemDone, session: SessionDone, rules: AdaptationRules) -> bool:
    """Return whether the pain rose too far above that before the session."""
    return done.pain_during - session.pain_before >= rules.P3.rise_from


def settled(session: SessionDone, after: CheckIn, rules: AdaptationRules) -> bool:
    """Return whether the check-in of the next day tells of a back that is as usual again."""
    back = after.pain - session.pain_before < rules.P1.rise_below
    return back and after.morning is not Morning.WORSE and not after.flare


def ended_well(session: SessionDone, rules: AdaptationRules, limit: int) -> bool:
    """Return whether the session as a whole was as P1 asks."""
    rise = session.pain_after - session.pain_before
    return not session.stopped and session.pain_after <= limit and rise < rules.P1.rise_below


def comfortable(done: ItemDone, session: SessionDone, rules: AdaptationRules) -> bool:
    """Return whether an exercise of a session that ended well was as P1 asks."""
    rise = done.pain_during - session.pain_before
    return done.effort_left is not EffortLeft.NONE and rise < rules.P1.rise_below


def reached_the_top(done: ItemDone, planned: Item, reps_over: int) -> bool:
    """Return whether every set was done, and the last one on each side well past the band."""
    if done.sets_a_side < planned.sets:
        return False
    if planned.hold_s is not None:
        return done.last_hold_s >= planned.hold_s[1]
    return planned.reps is not None and done.last_reps >= planned.reps[1] + reps_over
