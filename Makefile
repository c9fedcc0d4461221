# The commands of the project. `make` alone lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
GRAPHIQL := web/graphiql
NPM := $(shell command -v npm 2>/dev/null)

help: ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: setup ## set up, then serve the demo set and the bundled facts from memory
	-$(MAKE) --no-print-directory web
	$(BIN)/contract-graph demo

test: setup web tests/browser/node_modules/.package-lock.json ## set up, then run every test, with coverage
	$(BIN)/coverage run -m pytest
	$(BIN)/coverage report

prove: setup ## what is too long for every change: generated graphs, torn reads and kills on Neo4j
	CONTRACT_GRAPH_PROVE=1 $(BIN)/python -m pytest tests/graph/stores

check: setup ## what needs no test run: format, lint, types, import layers, dependencies, documents
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .

format: setup ## write the format, and what the linter can mend by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

schema: setup ## write the printed schemas: GraphQL and fact files
	$(BIN)/contract-graph schema --graphql --output schema/schema.graphql
	$(BIN)/contract-graph schema --output data/facts.schema.json

setup: .venv/.installed ## make the environment from the pinned, hashed requirements

.venv/.installed: requirements/dev.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

lock: ## write the pinned requirements anew (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url -q pyproject.toml -o requirements/run.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url -q --extra dev pyproject.toml -o requirements/dev.txt

ifeq ($(NPM),)
web: ## build the pages, where Node is there
	@echo "Node is not installed, so /graphiql stays the plain page; with Node 20.19 or later, type: make web"
tests/browser/node_modules/.package-lock.json: ;
else
web: $(GRAPHIQL)/dist/index.html ## build the pages, where Node is there

$(GRAPHIQL)/node_modules/.package-lock.json: $(GRAPHIQL)/package.json $(GRAPHIQL)/package-lock.json $(GRAPHIQL)/.npmrc
	npm ci --ignore-scripts --prefix $(GRAPHIQL)
	@touch $@

$(GRAPHIQL)/dist/index.html: $(GRAPHIQL)/node_modules/.package-lock.json $(GRAPHIQL)/index.html $(wildcard $(GRAPHIQL)/*.js $(GRAPHIQL)/*.jsx $(GRAPHIQL)/*.css)
	npm run build --prefix $(GRAPHIQL)

tests/browser/node_modules/.package-lock.json: tests/browser/package.json tests/browser/package-lock.json
	npm ci --ignore-scripts --prefix tests/browser
	@touch $@
endif

.PHONY: help run test prove check format schema setup lock web
