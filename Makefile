# Inforce's tasks; `make` alone lists them. Each needs only Python 3.11 or newer, git and make,
# and sets up what else it needs once, in .venv.
#   PYTHON=python3.12 make site    another Python
#   make test ARGS='-k redline'    words for pytest (the same way for bench)

PYTHON ?= python3
ARGS   ?=
BIN    := .venv/bin
PIP     = $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
# The package itself, as it lies here; what it is built with is pinned like everything else.
PACKAGE = $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable .
# Material prints a notice about its own end of life; docs/decisions/0008 is our answer to it.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve test test-site fuzz check-pages test-properdocs lint style spelling types contracts format bench bench-redline eval lock clean distclean

help:  ## list these tasks
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# ── what a reader wants ───────────────────────────────────────────────────────────────────────

site: .venv/.site  ## build the example site into site/
	$(BIN)/inforce build --strict
	@echo
	@echo "The site is in site/. To read it: make serve, then open http://127.0.0.1:8000/"

serve: .venv/.site  ## show the site and rebuild it as you write: http://127.0.0.1:8000/
	$(BIN)/inforce serve

# ── what proves it ────────────────────────────────────────────────────────────────────────────

test: .venv/.test  ## run every test (sets up Chromium where it may)
	@browser="$$(.ci/browser)" && set -x && INFORCE_CHROMIUM="$$browser" $(BIN)/python -m pytest $(ARGS)

test-site: .venv/.test  ## run the tests that build and look at whole sites
	@browser="$$(.ci/browser)" && set -x && INFORCE_CHROMIUM="$$browser" $(BIN)/python -m pytest tests/site $(ARGS)

fuzz: .venv/.fuzz  ## look for tracebacks in every reader with a fuzzer, ten minutes (ARGS='--minutes 1')
	PYTHONPATH=tests $(BIN)/python tests/fuzz/run.py $(ARGS)

check-pages: .venv/.test  ## check whole sites with an HTML checker and axe; needs Java and npm
	@browser="$$(.ci/browser)" && checker="$$(.ci/html-checker)" && set -x && \
	  $(BIN)/python -m benchmarks.pages "$$checker" "$$browser"

test-properdocs: .venv-properdocs/.test  ## run the site's tests once more on ProperDocs
	@browser="$$(.ci/browser)" && set -x && INFORCE_ENGINE=properdocs INFORCE_CHROMIUM="$$browser" \
	  .venv-properdocs/bin/python -m pytest tests/adapters tests/site $(ARGS)

lint: style spelling types contracts  ## check style, spelling, types and the rooms' contracts

style: .venv/.lint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

spelling: .venv/.lint
	$(BIN)/typos

types: .venv/.lint
	$(BIN)/mypy

contracts: .venv/.lint
	$(BIN)/lint-imports

format: .venv/.lint  ## let ruff put the code into its form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# ── what measures it ──────────────────────────────────────────────────────────────────────────

bench: .venv/.test .venv-bench/.peers  ## measure building, reading and terms (docs/benchmarks.md)
	.venv-bench/bin/python -m benchmarks.terms
	$(BIN)/python -m benchmarks $(ARGS)

eval: .venv/.test  ## score `inforce assess` on labelled changes, where there are any
	$(BIN)/python -m benchmarks.eval $(ARGS)

bench-redline: .venv-bench/.peers  ## measure the redline beside other comparers
	.venv-bench/bin/python -m benchmarks.redline $(ARGS)

# ── setting up: each stamp is newer than what it was made from ────────────────────────────────

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Inforce needs Python 3.11 or newer: PYTHON=python3.12 make …")'
	$(PYTHON) -m venv .venv

.venv/.site: requirements/site.txt requirements/build.txt pyproject.toml | .venv/bin/pip
	$(PIP) -r requirements/site.txt -r requirements/build.txt
	$(PACKAGE)
	@touch $@

.venv/.test: requirements/test.txt .venv/.site
	$(PIP) -r requirements/test.txt
	@touch $@

.venv/.fuzz: requirements/fuzz.txt .venv/.test
	$(PIP) -r requirements/fuzz.txt
	@touch $@

.venv/.lint: requirements/lint.txt .venv/.test
	$(PIP) -r requirements/lint.txt
	@touch $@

.venv-properdocs/.test .venv-bench/.peers: BIN = $(@D)/bin

.venv-properdocs/.test: requirements/properdocs.txt requirements/build.txt pyproject.toml
	$(PYTHON) -m venv $(@D)
	$(PIP) -r requirements/properdocs.txt -r requirements/build.txt
	$(PACKAGE)
	@touch $@

.venv-bench/.peers: requirements/bench-peers.txt requirements/build.txt pyproject.toml
	$(PYTHON) -m venv $(@D)
	$(PIP) -r requirements/bench-peers.txt -r requirements/build.txt
	$(PACKAGE)
	@touch $@

lock:  ## pin every dependency anew (ARGS=--upgrade takes newer versions)
	PYTHON=$(PYTHON) .ci/lock $(ARGS)

clean:  ## remove what was built; keep what was set up
	rm -rf site build dist .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

distclean: clean  ## remove what was set up, too
	rm -rf .venv .venv-properdocs .venv-bench .venv-lock
