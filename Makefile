# Two commands for a newcomer: `make demo` and `make test`. Python 3.11 or newer is all they need.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check clean lock

demo: $(VENV)/run  ## See the whole stream at work, on a Kafka of its own
	$(BIN)/kutip demo samples/*.json samples/*.html samples/*.txt

test: $(VENV)/dev  ## Run every check and every test
	tests/install-system-packages $(BIN)/pip
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest

clean:  ## Remove what the other commands have made here
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis

lock: $(VENV)/dev  ## Write requirements/ anew from pyproject.toml
	$(BIN)/pip install -q --disable-pip-version-check uv
	cd requirements && ./lock ../$(BIN)/uv

$(VENV)/run: requirements/run.txt pyproject.toml | $(VENV)
	@echo "installing Kutip into $(VENV), which takes a minute the first time"
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/pip install -q --disable-pip-version-check --no-deps -e .
	touch $@

$(VENV)/dev: requirements/dev.txt $(VENV)/run
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.txt
	touch $@

$(VENV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Kutip needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 …"; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }
