"""The files in deploy/ agree with backplan, and with each other; their own tools judge the rest."""

import json
import re
import tomllib

import pytest
import yaml

from backplan.web.cookie import COOKIE
from backplan.web.internal import INTERNAL
from backplan.web.stopping import ANSWER_S, PATIENCE_S, RUNS_OF_A_SAVE
from tests.deploy.front import SHIPPED
from tests.deploy.replica import ROOT

DEPLOY = ROOT / "deploy"
NGINX = SHIPPED.read_text()
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
UNIT = (DEPLOY / "backplan@.service").read_text()
IMAGE = (DEPLOY / "Dockerfile").read_text()
A_STOP_S = (RUNS_OF_A_SAVE + 1) * PATIENCE_S + RUNS_OF_A_SAVE * ANSWER_S


def test_nginx_keeps_a_visitor_by_the_plan_code_cookie() -> None:
    assert f"default $cookie_{COOKIE};" in NGINX
    assert "hash $backplan_visitor consistent;" in NGINX


def test_nginx_lets_no_visitor_in_where_machines_ask() -> None:
    assert re.search(rf"location {INTERNAL} {{\s+return 404;", NGINX)


def test_nginx_takes_files_that_are_as_large_as_backplan_takes() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())
    largest = max(int(size) for size in re.findall(r"client_max_body_size (\d+)m;", NGINX))

    assert largest > config["server"]["maxUploadSize"]


def test_nginx_adds_headers_to_its_own_page_alone() -> None:
    before, own_page = NGINX.split("location = /away.html")

    assert "add_header" not in before
    assert "add_header Content-Security-Policy" in own_page


def test_nothing_of_a_visitor_is_written_by_nginx() -> None:
    assert NGINX.count("server {") == NGINX.count("access_log off;") == 2
    assert "proxy_max_temp_file_size 0;" in NGINX
    assert "proxy_request_buffering off;" in NGINX


def test_compose_knows_the_servers_that_nginx_names() -> None:
    named = set(re.findall(r"server (\w+):8501", NGINX))
    servers = {name for name, one in COMPOSE["services"].items() if one.get("image") == "backplan"}

    assert named == servers == {"app1", "app2"}


def test_compose_has_every_server_believe_nginx_and_nobody_else() -> None:
    nginx = COMPOSE["services"]["nginx"]["networks"]["inside"]["ipv4_address"]
    addresses = [
        one["networks"]["inside"]["ipv4_address"]
        for one in COMPOSE["services"].values()
        if isinstance(one["networks"], dict) and one["networks"]["inside"]
    ]

    assert COMPOSE["x-app"]["environment"]["FORWARDED_ALLOW_IPS"] == nginx
    assert len(set(addresses)) == len(addresses) == 3
    assert COMPOSE["networks"]["inside"]["internal"] is True


def test_whoever_stops_a_server_waits_longer_than_it_takes() -> None:
    unit = int(re.search(r"TimeoutStopSec=(\d+)", UNIT)[1])
    compose = int(COMPOSE["x-app"]["stop_grace_period"].removesuffix("s"))

    assert min(unit, compose) > A_STOP_S


def test_the_image_is_made_of_files_that_are_there_and_let_through() -> None:
    let_through = (DEPLOY / "Dockerfile.dockerignore").read_text().splitlines()
    copied = re.findall(r"^COPY (?!--from)(?:--chmod=\d+ )?(.+) \S+$", IMAGE, re.MULTILINE)
    sources = [one for line in copied for one in line.split()]

    assert len(sources) == 9
    for one in sources:
        assert (ROOT / one).exists(), one
        assert any(line.startswith(f"!{one}") for line in let_through), one


def test_the_image_runs_as_an_ordinary_user_and_says_whether_it_is_ready() -> None:
    assert re.search(r"^USER 10001$", IMAGE, re.MULTILINE)
    assert f"{INTERNAL}ready" in IMAGE


@pytest.mark.parametrize("each", ["requirements-pdf.txt", "requirements-postgres.txt"])
def test_the_image_has_what_print_outs_and_postgresql_need(each: str) -> None:
    assert f"--require-hashes --requirement {each}" in IMAGE


def test_the_development_container_has_the_python_that_backplan_needs() -> None:
    container = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text())
    needs = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["requires-python"]

    assert f":{needs.removeprefix('>=')}-" in container["image"]
    assert container["postCreateCommand"].endswith("make .venv/dev")
