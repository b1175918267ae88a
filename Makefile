# AreaSEND's commands. `make help` lists them. Every path is relative: the folder's own path may hold spaces.
.DEFAULT_GOAL := help
.PHONY: help run setup dev test test-db check lint types contracts docs fmt bench backtest clean

PORT ?= 8000
HOST ?= 127.0.0.1
WORKERS ?= 2
ARGS ?=
BIN := .venv/bin
# The newest Python that is new enough; where there is none, whatever python3 is, which then says what is missing.
PYTHON ?= $(shell for one in python3.13 python3.12 python3.11 python3 python3.14 python; do \
	command -v $$one >/dev/null 2>&1 && $$one -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 \
	&& { echo $$one; exit; }; done; echo python3)

help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' Makefile | sort | awk 'BEGIN {FS = ":.*## "} {printf "  make %-10s %s\n", $$1, $$2}'

setup: ## Install everything that AreaSEND needs; .venv/bin/areasend is then there
	@$(PYTHON) tools/bootstrap.py run

run: setup ## Serve the demo area on this machine (PORT=8000)
	@AREASEND_MODE="$${AREASEND_MODE:-demo}" AREASEND_LOG_LEVEL="$${AREASEND_LOG_LEVEL:-WARNING}" \
		exec $(BIN)/areasend serve --host $(HOST) --port $(PORT) --workers $(WORKERS)

dev: ## Install what the tests need as well
	@$(PYTHON) tools/bootstrap.py dev

test: dev ## Run the tests (ARGS="tests/unit -k word" for some of them)
	@$(BIN)/python -m pytest -n 2 --dist loadfile $(ARGS)

# What the database holds or does by itself: constraints, triggers, COPY, search, imports, backup; pages need no second run.
DATABASE = records actions site imports cases_list

test-db: dev ## Run the tests of what the database itself does, on the PostgreSQL that AREASEND_PG names
	@$(BIN)/python -m pytest -n 2 --dist loadfile $(DATABASE:%=tests/integration/%) $(ARGS)

lint: dev ## Lint and check the layout of the code
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: dev ## Check the types
	@$(BIN)/python -m mypy

contracts: dev ## Check that imports point one way only
	@$(BIN)/lint-imports

docs: dev ## Write the generated pages of docs/reference
	@$(BIN)/python tools/generate_docs.py

fmt: dev ## Lay the code out and mend what lint can mend
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

check: lint types contracts ## Everything that CI checks
	@$(BIN)/python tools/generate_docs.py --check
	@$(MAKE) --no-print-directory test

bench: dev ## Measure, and print each figure with its command
	@$(BIN)/python -m tests.bench $(ARGS)

backtest: dev ## Show how good the forecasts would have been on years already known (ARGS="totals" for one)
	@$(BIN)/python -m tests.backtest $(ARGS)

clean: ## Remove what setup made; data in .areasend stays
	@rm -rf .venv .areasend/node .areasend/assets.json src/areasend/web/static/built src/areasend/web/assets/node_modules
