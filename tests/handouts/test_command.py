"""`python -m backplan handout`, in process."""

from pathlib import Path

import pytest

from backplan.core.host import Host
from backplan.handouts import command, pdf
from tests.cli.conftest import Run, run

__all__ = ["run"]
ANA = "docs/examples/ana-diary.json"
ON = ("--on", "2026-10-07")


@pytest.mark.parametrize(
    ("kind", "name", "begins"),
    [
        ("plan", "p.pdf", b"%PDF-"),
        ("plan", "p.html", b"<!doctype html>"),
        ("letter", "l.PDF", b"%PDF-"),
        ("letter", "l.html", b"<!doctype html>"),
        ("calendar", "c.ics", b"BEGIN:VCALENDAR\r\n"),
        ("takeaway", "t.html", b"<!doctype html>"),
    ],
)
def test_each_handout_is_written(
    run: Run, tmp_path: Path, kind: str, name: str, begins: bytes
) -> None:
    out = tmp_path / name

    ran = run("handout", kind, ANA, "--out", str(out), *ON, "--zone", "Europe/Berlin")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"{kind}: {out}, {len(out.read_bytes()):,} bytes\n"
    assert out.read_bytes().startswith(begins)


def test_while_the_host_has_paused_plans_only_the_letter_is_written(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = Host(plans_paused="We look into a report.")
    monkeypatch.setattr(command, "load_host", lambda: host)

    for kind, name in (("plan", "p.html"), ("calendar", "c.ics"), ("takeaway", "t.html")):
        ran = run("handout", kind, ANA, "--out", str(tmp_path / name), *ON, "--zone", "UTC")
        assert (ran.code, ran.out) == (2, "")
        assert "paused all plans: We look into a report." in ran.err
    ran = run("handout", "letter", ANA, "--out", str(tmp_path / "l.html"), *ON)

    assert ran.code == 0
    assert [one.name for one in tmp_path.iterdir()] == ["l.html"]


def test_the_same_day_gives_the_same_calendar(run: Run, tmp_path: Path) -> None:
    files = [tmp_path / "one.ics", tmp_path / "two.ics"]
    for out in files:
        run("handout", "calendar", ANA, "--out", str(out), *ON, "--at", "07:30", "--alarm", "10")

    assert files[0].read_bytes() == files[1].read_bytes()
    assert b"TRIGGER:-PT10M" in files[0].read_bytes()


def test_a_name_is_in_the_letter(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "l.html"

    run(
        "handout",
        "letter",
        "-",
        "--out",
        str(out),
        "--name",
        "Ana",
        *ON,
        stdin=Path(ANA).read_bytes(),
    )

    assert b"<strong>Ana</strong>" in out.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("plan", ANA, "--out", "x.doc"), "allowed is a name that ends in .pdf or .html"),
        (("poem", ANA, "--out", "x.pdf"), "invalid choice: 'poem'"),
        (("letter", "nowhere.json", "--out", "x.pdf"), "nowhere.json: No such file"),
        (("letter", "Makefile", "--out", "x.pdf"), "line 1"),
        (("letter", ANA, "--out", "nowhere/x.html"), "nowhere/x.html: No such file"),
        (("calendar", ANA, "--out", "x.ics", "--zone", "Mars"), "a time zone such as"),
        (("calendar", ANA, "--out", "x.ics", "--at", "noon"), "a time such as 18:00"),
        (("calendar", ANA, "--out", "x.ics", "--alarm", "-5"), "allowed is 0 to 1440"),
        (("plan", ANA, "--out", "x.html", "--on", "2026-10-02"), "the check has to be taken"),
        (("plan", ANA, "--out", "x.html", "--on", "soon"), "--on"),
        (("plan", ANA), "--out"),
    ],
)
def test_bad_input_is_one_line_and_code_2(run: Run, arguments: tuple[str, ...], says: str) -> None:
    on = () if "--on" in arguments else ON
    ran = run("handout", *arguments, *on)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert says in ran.err
    assert not list(Path().glob("x.*"))


def test_without_the_extra_a_pdf_says_what_to_install(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "makes_pdf", lambda: False)

    ran = run("handout", "letter", ANA, "--out", str(tmp_path / "l.pdf"), *ON)

    assert ran.code == 2
    assert "requirements-pdf.txt" in ran.err
