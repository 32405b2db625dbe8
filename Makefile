# Two commands for people: `make demo` shows a newsroom, `make test` proves it.
# `make lock` renews the lock files (needs uv).

PYTHON ?= python3
VENV := .venv
DATA := $(or $(NEWSROOM_DATA),data)
PIP := $(VENV)/bin/pip install --quiet --disable-pip-version-check --require-hashes

.PHONY: demo test lint lock

demo: $(VENV)/.runs $(DATA)/secret_key
	@exec $(VENV)/bin/python manage.py demo

test: $(VENV)/.tests
	@exec $(VENV)/bin/python tests/run.py

lint: $(VENV)/.tests
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Newsroom needs Python 3.11 or newer; try: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@echo "Making $(VENV)"
	@$(PYTHON) -m venv $(VENV) \
		|| { rm -rf $(VENV); echo "No venv module (Debian: apt-get install python3-venv)"; exit 1; }

$(VENV)/.runs: requirements.txt | $(VENV)/bin/python
	@echo "Installing what the site runs on"
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.tests: requirements-dev.txt | $(VENV)/bin/python
	@echo "Installing what the tests need"
	@$(PIP) -r requirements-dev.txt
	@touch $@ $(VENV)/.runs

$(DATA)/secret_key:
	@mkdir -p $(DATA)
	@umask 077 && $(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(48))' > $@

lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header requirements.in -o requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header requirements-dev.in -o requirements-dev.txt
