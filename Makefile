# Multaqa. Plain `make` lists what can be made.
SHELL := /bin/sh
PYTHON := .venv/bin/python
TEMPLATES = $(shell find multaqa bench -path '*/templates/*' -name '*.html')
export UV_PYTHON_DOWNLOADS := never
.DEFAULT_GOAL := help
.PHONY: help env messages demo test check fix bench

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

env: .venv/made locale/ar/LC_MESSAGES/django.mo ## the environment, from the lock file

.venv/made: pyproject.toml uv.lock .ci/get_uv.py
	@uv=$$(python3 .ci/get_uv.py) && $$uv sync --frozen --quiet --python "$$(command -v python3)"
	@touch $@

# Compiled strings are no source: they are made from every room's po files.
locale/ar/LC_MESSAGES/django.mo: .venv/made $(wildcard locale/*/LC_MESSAGES/*.po)
	@$(PYTHON) -m multaqa.portal.messages compile

messages: env ## new strings of the code into the po files, gone ones out
	@$(PYTHON) -m multaqa.portal.messages update
	@$(PYTHON) -m multaqa.portal.messages compile
	@$(PYTHON) -m multaqa.portal.messages check

demo: env ## the demonstration, with one sign-in link for each kind of reader, on 127.0.0.1:8000
	@.venv/bin/multaqa demo
	@.venv/bin/multaqa serve

test: env ## every test (ARGS="tests/people -k link" for some)
	@$(PYTHON) -m tests $(ARGS)

check: env ## format, lint, types, contracts, migrations, messages
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/djade --check $(TEMPLATES)
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo
	$(PYTHON) manage.py makemigrations --check --dry-run
	$(PYTHON) manage.py check --fail-level WARNING
	$(PYTHON) -m multaqa.portal.messages check

fix: env ## what can be put right by itself: format, lint, strings, the page of notices, names
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .
	-.venv/bin/djade $(TEMPLATES)
	$(PYTHON) -m multaqa.portal.messages update
	$(PYTHON) -m tests.house.notices_page > var/notices.md && mv var/notices.md docs/look-up/notices.md
	$(PYTHON) -m tests.ui.cldr

bench: env ## page weights and server times beside a bare Django, against our budgets
	@$(PYTHON) -m bench $(ARGS)
