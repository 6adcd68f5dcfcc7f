# Two commands matter: `make run` serves backplan, `make test` runs every test.
# Each makes what it needs: the environment .venv with the locked dependencies.

PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin
CORE_TESTS := tests/core tests/scenarios tests/diaries tests/content tests/cli
PROPERTIES := $(wildcard tests/*/test_*properties.py)
FIRST_IN_BROWSER := $(wildcard tests/browser/test_[a-l]*.py)
TESTS := test-browser-first test-browser-then test-other

# Without bytecode on disk each server that a test starts compiles everything anew, for seconds.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test test-long $(TESTS) mutation bench check fix gallery icons lock clean

help:
	@echo "make run        serve backplan on http://localhost:$(PORT)"
	@echo "make test       run every test"
	@echo "make test-long  run every test, the long proofs in full"
	@echo "make mutation   change the safety rules' code bit by bit; do the tests notice?"
	@echo "make check      style, types and import contracts"
	@echo "make bench      measure, and print what was reached beside what was wanted"
	@echo "make fix        let ruff mend what it can"
	@echo "make gallery    take the pictures of docs/gallery.md anew"
	@echo "make icons      cut the font of icons anew, for a new icon or a new Streamlit"
	@echo "make lock       write requirements*.txt anew from pyproject.toml"

run: .venv/run
	$(BIN)/streamlit run app.py --server.port $(PORT)

check: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m backplan check-content

# Browsers mostly wait and rules mostly compute, so two browsers and the rest run side by side.
test: .venv/dev
	$(BIN)/python -m tests.browser.chromium
	$(MAKE) --jobs=3 --output-sync=target MARKED='-m "not long"' $(TESTS)

test-long: .venv/dev
	$(BIN)/python -m tests.browser.chromium
	$(MAKE) $(TESTS)

# The two take about as long.
test-browser-first:
	$(BIN)/python -m pytest $(MARKED) $(FIRST_IN_BROWSER)
test-browser-then:
	$(BIN)/python -m pytest $(MARKED) tests/browser $(addprefix --ignore ,$(FIRST_IN_BROWSER))

# The proof runs in a process of its own: it forks workers, which a process full of threads should not.
# Coverage slows what it watches down, so that it only watches the tests that are about the core, and
# none of the properties, which go the same ways many times over.
test-other:
	$(BIN)/python -m pytest $(MARKED) tests/proof
	$(BIN)/python -m pytest $(MARKED) $(CORE_TESTS) $(addprefix --ignore ,$(PROPERTIES)) --cov
	$(BIN)/python -m pytest $(MARKED) $(PROPERTIES)
	$(BIN)/python -m pytest $(MARKED) --ignore tests/proof --ignore tests/browser \
		$(addprefix --ignore ,$(CORE_TESTS))

# What survives is listed with the reason in docs/mutation-testing.md.
mutation: .venv/dev
	rm -rf mutants
	$(BIN)/mutmut run
	@$(BIN)/mutmut results
	@$(BIN)/mutmut results --all True | sed -E 's/^ *backplan\.core\.([a-z]+)\..*: /\1 /' | sort | uniq -c

# Leave the machine alone meanwhile; docs/performance.md says how to read the table.
bench: .venv/dev
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m bench

fix: .venv/dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: .venv/dev
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --python-version 3.11 \
		pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --python-version 3.11 \
		-c requirements.txt --extra postgres pyproject.toml -o requirements-postgres.txt
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --python-version 3.11 \
		-c requirements.txt --extra pdf pyproject.toml -o requirements-pdf.txt
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --python-version 3.11 \
		-c requirements.txt --extra pdf --extra postgres --extra dev pyproject.toml -o requirements-dev.txt

gallery: .venv/dev
	$(BIN)/python -m tests.gallery

icons: .venv/dev
	$(BIN)/python -m tests.web.icon_names

clean:
	rm -rf .venv mutants

.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "backplan needs Python 3.11 or newer."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo "Python's venv module is missing: on Debian, install the package python3-venv."; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/run: .venv/made requirements.txt
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	@touch $@

.venv/dev: .venv/made requirements-dev.txt
	$(BIN)/python -m pip install --quiet --no-compile --require-hashes -r requirements-dev.txt
	@touch $@ .venv/run
