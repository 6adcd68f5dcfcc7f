import pytest

from backplan.core.learning import Amount, Part, Topic


def amounts(*counts: int) -> tuple[Amount, ...]:
    return tuple(Amount(count=one, words="days") for one in counts)


def test_a_picture_of_people_shows_a_hundred() -> None:
    assert Part(text="So many.", people=amounts(39, 13, 48), sources=("S115",)).people


@pytest.mark.parametrize("counts", [(39, 13), (50, 51), (1, 1, 1)])
def test_people_who_are_not_a_hundred_are_refused(counts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="people add up to 100"):
        Part(text="So many.", people=amounts(*counts), sources=("S115",))


@pytest.mark.parametrize("counts", [(100,), (25, 25, 25, 25)])
def test_people_are_of_two_or_three_kinds(counts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="two or three kinds"):
        Part(text="So many.", people=amounts(*counts), sources=("S115",))


@pytest.mark.parametrize("counts", [(208,), (208, 112, 7)])
def test_bars_are_two(counts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="bars are two"):
        Part(text="So long.", bars=amounts(*counts), sources=("S51",))


def test_nothing_to_count_is_refused() -> None:
    with pytest.raises(ValueError, match="count is at least 1"):
        Amount(count=0, words="days")


def test_a_topic_says_something() -> None:
    with pytest.raises(ValueError, match="at least one part"):
        Topic(id="walking", title="Walking", intro="Good.", icon="map", parts=())
