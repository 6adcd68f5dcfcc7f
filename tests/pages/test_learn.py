"""Learn: every topic has a link, can be read without a diary, and under the advice while locked."""

import xml.etree.ElementTree as ET

import pytest
from streamlit.testing.v1 import AppTest

from backplan.core.facts import Kind
from backplan.web.learn_pages import FIRST_BE_SEEN, LEARN, WAYS
from backplan.web.learn_pictures import bars_svg, people_svg
from tests.conftest import healthy
from tests.core.people import RULES
from tests.pages.conftest import KeepFact, OpenPage
from tests.pages.shown import calls, titles, words
from tests.pages.tour import link

TOPICS = RULES.topics
SVG = "{http://www.w3.org/2000/svg}"


def links(at: AppTest) -> list[tuple[str, str]]:
    """Return the page and the topic that each link leads to."""
    found = [one.proto for one in at.get("page_link")]
    return [(one.page, one.query_string.removeprefix("topic=")) for one in found]


def test_the_list_links_every_topic_in_order(open_page: OpenPage) -> None:
    at = open_page(LEARN)

    assert titles(at) == ["Learn"]
    assert links(at) == [(LEARN, topic) for topic in TOPICS]


def test_every_topic_opens_by_its_link_and_leads_on(open_page: OpenPage) -> None:
    at = open_page(LEARN)
    names = list(TOPICS)
    for name, after in zip(names, [*names[1:], None], strict=True):
        topic = TOPICS[name]
        shown = titles(link(at, topic=name))
        sources = {one for part in topic.parts for one in part.sources}

        assert shown == [topic.title, *(one.title for one in topic.parts if one.title)]
        assert all(RULES.sources[one].reference in words(at) for one in sources)
        ways = [(str(topic.way), "")] if topic.way is not None else []
        assert links(at) == [*ways, *([(LEARN, after)] if after else []), (LEARN, "")]


def test_a_link_to_a_topic_that_is_not_there_shows_the_list(open_page: OpenPage) -> None:
    at = link(open_page(LEARN), topic="nothing")

    assert titles(at) == ["Learn"]
    assert "That topic is not here" in at.info[0].value


@pytest.mark.parametrize("topic", ["", "start"])
def test_who_has_to_be_seen_first_reads_the_advice_before_a_topic(
    keep: KeepFact, open_page: OpenPage, topic: str
) -> None:
    keep(Kind.FLAGS, {"asked": ["RF02"], "flags": {"RF02": "yes"}})
    at = link(open_page(LEARN), topic=topic)
    said = words(at)

    assert titles(at)[1] == "Get help now"
    assert calls(at)[0] == "999"
    told = TOPICS[topic or "expect"].intro
    assert said.index("Get help now") < said.index(FIRST_BE_SEEN) < said.index(told)


def test_who_may_start_is_told_nothing_of_the_kind(keep: KeepFact, open_page: OpenPage) -> None:
    keep(Kind.ANSWERS, healthy())
    at = open_page(LEARN)

    assert FIRST_BE_SEEN not in words(at)
    assert calls(at) == []


def test_every_way_on_has_words() -> None:
    assert {one.way for one in TOPICS.values()} - {None} == set(WAYS)


def test_a_hundred_people_are_a_hundred_marks_that_differ_in_shape() -> None:
    kinds = TOPICS["expect"].parts[0].people
    drawing = ET.fromstring(people_svg(kinds))  # noqa: S314
    drawn = [(one.tag, one.get("class")) for group in drawing.iter(f"{SVG}g") for one in group]

    shapes = ((f"{SVG}circle", "a"), (f"{SVG}path", "b"), (f"{SVG}circle", "c"))
    assert [drawn.count(one) for one in shapes] == [39, 13, 48]


def test_bars_are_as_long_as_what_they_stand_for() -> None:
    bars = TOPICS["walking"].parts[0].bars
    drawing = ET.fromstring(bars_svg(bars))  # noqa: S314
    long, short = (float(one.get("width") or 0) for one in drawing.iter(f"{SVG}rect"))

    assert short / long == pytest.approx(112 / 208, abs=0.01)


def test_every_picture_can_be_heard(open_page: OpenPage) -> None:
    at = link(open_page(LEARN), topic="expect")
    (picture,) = at.get("image")

    assert "The list counts them" in picture.proto.imgs[0].alt
    assert "**39** were clearly better" in words(at)
