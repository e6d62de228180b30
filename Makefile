# Everything a working copy needs, from an empty clone on. `make` alone lists it.

PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
JOBS ?= 2

# The first interpreter that really runs (a version manager's shim may exist and fail) and is recent enough.
FIND_PYTHON = for candidate in python3.13 python3.14 python3.12 python3 python; do \
	$$candidate -c 'import sys; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1 && { echo $$candidate; break; }; \
	done
RECENT = import sys; sys.exit(sys.version_info < (3, 12))

.DEFAULT_GOAL := help
.PHONY: help demo serve test pictures lint format lock bench mutation clean environment

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))
	@echo; echo "  PORT=8000  DATABASE_URL=postgres://…  PYTHON=python3.13  are respected."

demo: environment ## set everything up, fill the demo and serve it (PORT=8000)
	@$(BIN)/python -m config.serve --check --port $(PORT)
	@DEMO=1 DEBUG=0 $(BIN)/python manage.py demo --port $(PORT)
	@DEMO=1 DEBUG=0 $(BIN)/python -m config.serve --port $(PORT)

serve: environment ## serve what is there, with Django's own server, which reloads changed source
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py runserver $(PORT)

test: environment ## run every test, browser journeys included where Chromium is found
	@$(BIN)/pytest -n $(JOBS) --dist worksteal -q $(TESTS)

pictures: environment ## take the pictures of the editors' guide again
	@rm -rf docs/pictures/editor
	@KEEP_PICTURES=1 $(BIN)/pytest -q tests/journeys/test_editors_guide.py

lint: environment ## check style, formatting, types, import contracts and migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-logo
	$(BIN)/mypy
	$(BIN)/python manage.py makemigrations --check --dry-run

format: environment ## put every file into its one format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: environment ## resolve the dependencies again into requirements/
	@uv=$$(command -v uv || true); \
	if [ -z "$$uv" ]; then $(BIN)/python -m pip install -qq uv && uv=$(BIN)/uv; fi; \
	resolve="$$uv pip compile --quiet --universal --python-version 3.12 --generate-hashes --no-emit-index-url --no-header"; \
	$$resolve pyproject.toml -o requirements/base.txt && \
	$$resolve pyproject.toml --group dev -c requirements/base.txt -o requirements/dev.txt

bench: environment ## run every benchmark; each goal prints one line
	@set -e; for file in $(wildcard bench/bench_*.py); do $(BIN)/python $$file; done

mutation: environment ## see how many small changes of the core its tests notice (SAMPLE=400 draws so many)
	@nice $(BIN)/python bench/mutation $(if $(SAMPLE),--sample $(SAMPLE)) $(if $(MODULES),--modules $(MODULES))

clean: ## remove the environment, the demo's data and every cache
	rm -rf $(VENV) var media staticfiles test-results .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

environment: $(READY)

$(READY): requirements/dev.txt
	@python="$(PYTHON)"; [ -n "$$python" ] || python=$$($(FIND_PYTHON)); \
	if [ -z "$$python" ]; then \
		echo "Plainterms needs Python 3.12 or later and found none. Install one, or name it: make PYTHON=/path/to/python3" >&2; \
		exit 1; \
	fi; \
	$$python -c '$(RECENT)' >/dev/null 2>&1 || { \
		echo "$$python does not run, or is older than Python 3.12. Name another one: make PYTHON=/path/to/python3" >&2; exit 1; }; \
	[ -x $(BIN)/python ] && $(BIN)/python -c '$(RECENT)' 2>/dev/null || { \
		echo "Setting up the environment with $$($$python --version)."; $$python -m venv --clear $(VENV); }
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --require-hashes -r requirements/dev.txt
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
