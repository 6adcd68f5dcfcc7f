"""The ids of entries: the store sees those of facts, so they must not tell what a fact is."""

import uuid

from backplan.web.entries import Entry

CHECK = Entry("check", str(uuid.uuid4()))
FACTS = [one.fact_id for one in (CHECK, CHECK.part("flags"), CHECK.part("country"))]


def test_an_entry_sent_twice_is_the_same_fact() -> None:
    assert Entry("check", CHECK.id).part("flags").fact_id == FACTS[1]


def test_what_is_saved_along_is_a_fact_of_its_own() -> None:
    assert len({*FACTS, Entry("session", CHECK.id).fact_id}) == 4


def test_no_id_of_a_fact_tells_its_kind_or_to_which_others_it_belongs() -> None:
    for one in FACTS:
        assert str(uuid.UUID(one)) == one
        assert not any(word in one for word in (CHECK.id, "check", "flags", "country"))
