"""A made-up diary, so that somebody who has none yet can see what theirs will look like.

It is a diary file among the content, folded once a process. It is only ever looked at: nothing of
it is saved, and nothing that a visitor enters is put into it.
"""

import functools

from backplan.content import FOLDER, load_rulebook
from backplan.core.facts import parse_facts
from backplan.core.fold import State, fold
from backplan.diary.diary_file import read_diary_file

SAMPLE_FILE = "sample-diary.json"


@functools.cache
def sample_state() -> State:
    """Return what the made-up diary comes to on the day of its last entry."""
    rulebook = load_rulebook()
    facts, _ = parse_facts(read_diary_file((FOLDER / SAMPLE_FILE).read_bytes(), rulebook))
    return fold(facts, rulebook, today=max(one.on for one in facts))
