"""What a host may set in host.toml, and what is refused with the fix."""

import re
import shutil
from dataclasses import fields
from pathlib import Path

import pytest

from backplan.content import FOLDER, load_host, load_rulebook
from backplan.core.errors import ContentError
from backplan.core.host import Clinic, Host, Link, Theme, Trainer

GOOD = """
name = "Example Clinic"
safety_contact = "safety@clinic.example"
embed_on = ["https://www.clinic.example", "http://localhost:8080"]
open_metrics = true
links = [{ title = "Our back class", link = "https://clinic.example/class" }]
trainer = { words = "Jo trains people nearby.", link = "https://jo.example" }
theme = { light = "#0F6456", dark = "#2b7f70" }
withheld_exercises = ["SQ3"]
plans_paused = "We look into a report."

[clinic]
name = "Front desk"
calls = ["+44 1234 567890"]
words = "Until six."
link = "https://a.example"
"""


def host(folder: Path, text: str) -> Host:
    (folder / "host.toml").write_text(text)
    return load_host(folder)


def test_the_file_that_comes_with_backplan_sets_the_trainer_of_its_source_alone() -> None:
    shipped = load_host()

    assert shipped == Host(trainer=shipped.trainer)
    assert "Places Gym in Hinckley, Leicestershire" in shipped.trainer.words


def test_a_hash_before_one_line_takes_the_trainer_away(tmp_path: Path) -> None:
    text = (FOLDER / "host.toml").read_text()

    assert host(tmp_path, text.replace("\ntrainer = ", "\n# trainer = ")) == Host()


def test_every_example_in_the_file_can_be_used(tmp_path: Path) -> None:
    text = (FOLDER / "host.toml").read_text()
    uncommented = re.sub(r"^# (?=\w+ = )", "", text, flags=re.MULTILINE)
    every = host(tmp_path, uncommented)

    assert all(getattr(every, field.name) for field in fields(Host))


def test_without_the_file_nothing_is_set(tmp_path: Path) -> None:
    assert load_host(tmp_path) == Host()


def test_a_host_can_set_all_of_it(tmp_path: Path) -> None:
    assert host(tmp_path, GOOD) == Host(
        name="Example Clinic",
        safety_contact="safety@clinic.example",
        embed_on=("https://www.clinic.example", "http://localhost:8080"),
        open_metrics=True,
        links=(Link(title="Our back class", link="https://clinic.example/class"),),
        clinic=Clinic(
            name="Front desk",
            calls=("+44 1234 567890",),
            words="Until six.",
            link="https://a.example",
        ),
        trainer=Trainer(words="Jo trains people nearby.", link="https://jo.example"),
        theme=Theme(light="#0F6456", dark="#2b7f70"),
        withheld_exercises=("SQ3",),
        plans_paused="We look into a report.",
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
        ('links = [{ title = "a", link = "javascript:alert(1)" }]', "links.0.*: link"),
        ('clinic = { name = "a", calls = ["ring us"] }', "clinic.*: calls"),
        ('clinic = { name = "a", link = "http://a.example" }', "clinic.*: link"),
        ('trainer = { words = "a", link = "a" }', "trainer.*: link"),
        ('theme = { light = "green" }', "theme.*: light"),
        ('theme = { light = "#0f645g" }', "theme.*: light"),
        ('theme = { dark = "#8ad3c2" }', "theme.*: dark"),
        ('withheld_exercises = "SQ3"', "withheld_exercises"),
        ('plans_paused = " "', "plans_paused"),
        ("plans_paused = true", "plans_paused"),
        ("name = 3", "name"),
        ("nmae = 'Clinic'", "nmae"),
        ("name = ", "not TOML"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(tmp_path: Path, text: str, key: str) -> None:
    with pytest.raises(ContentError, match=rf"^host\.toml: .*{key}"):
        host(tmp_path, text)


def with_content(folder: Path, text: str) -> Path:
    shutil.copytree(FOLDER, folder / "data")
    (folder / "data" / "host.toml").write_text(text)
    return folder / "data"


def test_what_is_taken_out_changes_the_version_and_nothing_else(tmp_path: Path) -> None:
    rules = load_rulebook(with_content(tmp_path, 'withheld_exercises = ["SQ3", "PL1"]'))
    shipped = load_rulebook()

    assert rules.withheld == {"SQ3", "PL1"}
    assert rules.version != shipped.version
    assert rules.catalogue == shipped.catalogue


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('withheld_exercises = ["XX1"]', r"withheld_exercises: 'XX1' is not there"),
        ('withheld_exercises = ["ST1", "ST8"]', "it leaves no gentle move that everybody may do"),
    ],
)
def test_what_cannot_be_taken_out_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(ContentError, match=rf"^host\.toml: .*{words}"):
        load_rulebook(with_content(tmp_path, text))
