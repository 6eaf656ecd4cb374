# What a newcomer types: `make archive`, then `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARCHIVE ?= blogark-data
SERVE ?= 1
PAGES ?= ../shared/pages
EXAMPLE := tests/fixtures/wordpress/example

.DEFAULT_GOAL := help
.PHONY: help archive test wordpress bench lock clean

help: ## say what can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

$(BIN)/blogark: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("blogark needs Python 3.11 or newer; say which: make PYTHON=python3.12") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --requirement requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/dev: $(BIN)/blogark requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --requirement requirements-dev.lock
	@touch $@

archive: $(BIN)/blogark ## archive the example blog, or URL=https://…, and serve it; SERVE=0 leaves the serving out
ifdef URL
	$(BIN)/blogark crawl '$(URL)' --archive '$(ARCHIVE)' || [ $$? -eq 3 ]
else
	$(BIN)/blogark rerun $(EXAMPLE) --archive '$(ARCHIVE)'
endif
ifneq ($(SERVE),0)
	$(BIN)/blogark serve --archive '$(ARCHIVE)'
endif

test: $(VENV)/dev ## all a commit has to pass: ruff, mypy, import contracts, pytest
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

wordpress: $(VENV)/dev ## the same archive as a real WordPress says; GRID=full for all of its settings
	BLOGARK_WORDPRESS=1 BLOGARK_GRID=$(GRID) $(BIN)/pytest tests/wordpress

$(VENV)/bench: $(VENV)/dev pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --group bench
	@touch $@

bench: $(VENV)/bench ## accuracy and CPU of reading saved pages, beside other readers; PAGES=dir for other pages
	$(BIN)/python -m bench.extraction $(PAGES) $(BENCH)

lock: $(VENV)/dev ## write the locked dependencies anew
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --universal --python-version 3.11 --no-header --no-emit-index-url --quiet --upgrade pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --universal --python-version 3.11 --no-header --no-emit-index-url --quiet --upgrade -c requirements.lock --group dev -o requirements-dev.lock

clean: ## remove what was set up and made
	rm -rf $(VENV) .wordpress .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
