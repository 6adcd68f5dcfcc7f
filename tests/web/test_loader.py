"""Streamlit's loader of scripts is made patient, and an upgrade that changes it is noticed."""

from pathlib import Path

import pytest

from backplan.web import loader
from backplan.web.index_page import STATIC, UpgradeError
from backplan.web.loader import installed_loader, make_patient
from backplan.web.packed import Packing


def test_the_installed_loader_is_served_patient() -> None:
    path, content = installed_loader()
    patient = Packing(STATIC, {path: content}).pack(path, "gzip").result()

    assert content.count(b"export") == 1
    assert b"again as t" in content
    assert patient != Packing(STATIC).pack(path, "gzip").result()


def test_another_loader_is_named() -> None:
    with pytest.raises(UpgradeError, match=r"without the loader of scripts; .*/loader\.py changes"):
        make_patient("const load = async (name) => name;")


def test_a_loader_that_is_not_there_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(loader, "STATIC", tmp_path)

    with pytest.raises(UpgradeError, match="without the loader of scripts"):
        installed_loader.__wrapped__()
