# Two commands are promised: `make run` and `make test`; each does its own set-up.
SHELL := /bin/sh
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8501
# Another plan is served from a folder of its own: make run PLAN=plan_data/examples/pskov-2026-H1.txt;
# REGION names its region where the document does not.
SHIPPED := plan_data/source/plan-2026-H1.txt
PLAN ?= $(SHIPPED)
DATA := $(or $(PLAN_DATA_DIR),plan_data/tables$(if $(filter-out $(SHIPPED),$(PLAN)),-$(basename $(notdir $(PLAN)))))
# Tests share the two cores that a small machine has; each worker has its own server and browser.
WORKERS ?= 2
# Each worker imports every test module it is given: half a minute for none of those of the browser.
HERE := --ignore=tests/browser
# Workers and the processes they start import the same modules: compiled once, they are kept.
PYTEST := PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help run test check fast doctor bundle install-offline audit upgrade build lock bench accuracy screenshots data clean

help: ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

.venv/run.stamp: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name it with: make PYTHON=python3.11 …"; exit 1; }
	@echo "Setting up .venv (once, needs a package index) …"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	@touch $@

.venv/test.stamp: requirements-dev.lock .venv/run.stamp
	@echo "Installing the test tools (once) …"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

run: .venv/run.stamp ## set up, publish the shipped plan where nothing is there yet, serve the dashboard
	@{ test "$(PLAN)" = "$(SHIPPED)" && test -n "$$(ls "$(DATA)" 2>/dev/null)"; } || \
	  $(BIN)/python -m etl publish "$(PLAN)" --data "$(DATA)" $(if $(REGION),--region "$(REGION)") --by "первый запуск"
	@echo "Дашборд: http://127.0.0.1:$(PORT)  (остановить: Ctrl+C)"
	@PLAN_DATA_DIR="$(DATA)" exec $(BIN)/streamlit run dashboard.py --server.address 127.0.0.1 --server.port $(PORT)

test: .venv/test.stamp ## set up, then all tests: fast ones first, then real Chromium
	@sh tests/chromium.sh
	@$(PYTEST) $(HERE) -n $(WORKERS) --dist worksteal
	@$(PYTEST) tests/browser -n $(WORKERS) --dist worksteal

fast: .venv/test.stamp ## tests that need no browser, but for those marked slow (pyproject.toml says which)
	@$(PYTEST) $(HERE) -m "not slow" -n $(WORKERS) --dist worksteal

check: .venv/test.stamp ## ruff, mypy, fast tests
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy . && $(MAKE) fast

# Sets nothing up: it is asked where something is wrong, also before there is a .venv.
doctor: ## check this installation and say in Russian what is wrong and what to do
	@if test -x $(BIN)/python; then python=$(BIN)/python; else python=$(PYTHON); fi; \
	  $$python -m etl doctor --port $(PORT)

bundle: .venv/test.stamp ## all that a machine without internet needs, in one file: dist/
	@$(BIN)/python -m deploy.bundle dist

# In an unpacked bundle. The stamp keeps `make run` from asking a package index.
install-offline: ## in an unpacked bundle: check it, set up .venv from its wheels, no network
	@test -d wheels || { echo "Папки wheels/ нет: это не распакованный комплект (make bundle)."; exit 1; }
	@sha256sum --check --quiet --strict SHA256SUMS || \
	  { echo "Комплект повреждён: перенесите его заново."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Нужен Python 3.11 или новее: make PYTHON=python3.11 install-offline"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --no-index --find-links wheels --no-deps \
	  --require-hashes -r requirements.offline
	@$(BIN)/python -m compileall -q etl pages  # the server may not write here; pip has compiled the packages
	@touch .venv/run.stamp
	@$(BIN)/python -m etl doctor --port $(PORT)

audit: .venv/run.stamp ## known vulnerabilities of the packages, asked of PyPI
	@$(BIN)/python -m deploy.audit

upgrade: .venv/test.stamp ## newer packages, tried in a copy: kept only if all tests pass there
	@sh deploy/upgrade.sh

build: .venv/run.stamp ## read the published documents anew, as the program reads them now
	@$(BIN)/python -m etl publish plan_data/source/plan-2026-H1.txt
	@$(BIN)/python -m etl rebuild

bench: .venv/test.stamp ## speed and memory, as ratios to a floor measured in the same run
	@sh tests/chromium.sh
	@$(BIN)/python -m tests.bench

accuracy: .venv/test.stamp ## our readers beside others on the labelled cells
	@$(BIN)/python -m tests.accuracy

screenshots: .venv/test.stamp ## the pages in three sizes and two themes, into tests/screenshots/
	@sh tests/chromium.sh
	@$(BIN)/python -m tests.browser.screenshots

data: .venv/test.stamp ## cut the shipped gazetteer and outlines anew out of their packages
	@$(BIN)/python -m etl.geonames_index
	@$(BIN)/python -m etl.boundaries

lock: .venv/test.stamp ## pin requirements*.txt with hashes
	@$(BIN)/pip-compile -q --generate-hashes --allow-unsafe --strip-extras --no-header \
	  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
	  -o requirements.lock requirements.txt
	@$(BIN)/pip-compile -q --generate-hashes --allow-unsafe --strip-extras --no-header \
	  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
	  -o requirements-dev.lock requirements-dev.txt

clean: ## remove what was set up and built
	@rm -rf .venv plan_data/tables plan_data/tables-* .pytest_cache .mypy_cache .ruff_cache .hypothesis
