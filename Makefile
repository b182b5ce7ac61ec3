# Everything a person needs here: `make run` and `make test`. The rest is listed by `make help`.
.DEFAULT_GOAL := help
.PHONY: help run test test-slow bench format lock migrations clean

PYTHON ?= python3
VENV := .venv/bin

help: ## List these commands
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

run: ## Serve a desk at http://127.0.0.1:8000/ (first start: installs, fills the example; PHASEDESK_EXAMPLE=0: empty)
	@$(PYTHON) tools/bootstrap.py run
	@PHASEDESK_EXAMPLE=$${PHASEDESK_EXAMPLE:-1} exec $(VENV)/python -m phasedesk serve

test: ## Lint, types, import contracts, migrations, templates, and all tests on SQLite and PostgreSQL
	@$(PYTHON) tools/bootstrap.py dev
	@exec $(VENV)/python tools/run_tests.py

test-slow: ## Run the tests that take long, on both databases
	@$(PYTHON) tools/bootstrap.py dev
	@exec $(VENV)/python tools/run_tests.py --slow

bench: ## Measure the usual pages at 10,000 tickets
	@$(PYTHON) tools/bootstrap.py dev
	@exec $(VENV)/python tools/run_bench.py

format: ## Write all code in the one format and fix what can be fixed
	@$(PYTHON) tools/bootstrap.py dev
	$(VENV)/ruff check --fix-only --quiet .
	$(VENV)/ruff format .

migrations: ## Write the migration that the tables need
	@$(PYTHON) tools/bootstrap.py dev
	DJANGO_SETTINGS_MODULE=phasedesk.settings $(VENV)/python -m django makemigrations phasedesk

lock: ## Choose the newest versions of everything and pin them with their hashes
	@$(PYTHON) tools/bootstrap.py dev
	$(VENV)/python tools/lock.py

clean: ## Remove the virtual environment and what tools left; never the data folder
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
