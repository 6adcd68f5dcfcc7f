"""What a host may set in host.toml, and what is refused with the fix."""

from pathlib import Path

import pytest

from backplan.content import load_host
from backplan.core.errors import ContentError
from backplan.core.host import Host

GOOD = """
name = "Example Clinic"
safety_contact = "safety@clinic.example"
embed_on = ["https://www.clinic.example", "http://localhost:8080"]
open_metrics = true
"""


def host(folder: Path, text: str) -> Host:
    (folder / "host.toml").write_text(text)
    return load_host(folder)


def test_the_file_that_comes_with_backplan_sets_nothing() -> None:
    assert load_host() == Host()


def test_without_the_file_nothing_is_set(tmp_path: Path) -> None:
    assert load_host(tmp_path) == Host()


def test_a_host_can_set_all_of_it(tmp_path: Path) -> None:
    assert host(tmp_path, GOOD) == Host(
        name="Example Clinic",
        safety_contact="safety@clinic.example",
        embed_on=("https://www.clinic.example", "http://localhost:8080"),
        open_metrics=True,
    )


def test_an_e_mail_address_becomes_a_link_to_write_to() -> None:
    assert Host(safety_contact="a.b+c@clinic.example").safety_link == "mailto:a.b+c@clinic.example"


def test_an_https_address_is_the_link() -> None:
    page = "https://clinic.example/safety?from=backplan"

    assert Host(safety_contact=page).safety_link == page


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('safety_contact = "call us"', "safety_contact"),
        ('safety_contact = "javascript:alert(1)"', "safety_contact"),
        ('safety_contact = "http://clinic.example"', "safety_contact"),
        ('safety_contact = "https://a.example/x)[y"', "safety_contact"),
        ('safety_contact = "a@b c.example"', "safety_contact"),
        ('embed_on = ["*"]', "embed_on"),
        ('embed_on = ["https://clinic.example/page"]', "embed_on"),
        ('embed_on = ["http://clinic.example"]', "embed_on"),
        ("embed_on = [\"https://clinic.example; script-src 'none'\"]", "embed_on"),
        ("name = 3", "name"),
        ("nmae = 'Clinic'", "nmae"),
        ("name = ", "not TOML"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(tmp_path: Path, text: str, key: str) -> None:
    with pytest.raises(ContentError, match=rf"^host\.toml: .*{key}"):
        host(tmp_path, text)
