"""The way through the check: where the visitor is follows from what was answered, never stored.

Reads: the quiz's screens and what was given on each.
Returns: the screen to show, and the answers that all of them make.
"""

from collections.abc import Collection, Mapping

from backplan.core.rulebook import Quiz, Screen

Given = Mapping[str, object]
"""What one screen gave: keys of the answers; flags, their details and asked ids are in parts."""


def next_screen(quiz: Quiz, given: Collection[str]) -> Screen | None:
    """Return the first screen whose id is not in *given*; None once all are answered."""
    return next((screen for screen in quiz.screens if screen.id not in given), None)


def join_answers(quiz: Quiz, given: Mapping[str, Given]) -> dict[str, object]:
    """Return one object of answers from what each screen gave, in the quiz's order.

    Flags, their details and the ids asked, and readiness items, are put together from all screens.
    """
    answers: dict[str, object] = {
        "flags": {},
        "flag_details": {},
        "flags_asked": [],
        "readiness": [],
    }
    for screen in quiz.screens:
        for key, value in given.get(screen.id, {}).items():
            so_far = answers.get(key)
            if isinstance(so_far, dict) and isinstance(value, Mapping):
                so_far.update(value)
            elif isinstance(so_far, list) and isinstance(value, list | tuple):
                so_far.extend(value)
            else:
                answers[key] = value
    return answers
