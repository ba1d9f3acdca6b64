# Each target works first and alone: it makes the environment that it needs. Requires make and Python >= 3.11.

PYTHON ?= python3
VENV ?= .venv
ADDRESS ?= 127.0.0.1:8000
SECONDS ?= 3600

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# Material for MkDocs tells of its end at every build; docs/adr/0003 says what we do about it.
export NO_MKDOCS_2_WARNING := 1

MAKEFLAGS += --no-builtin-rules
.SUFFIXES:
.DEFAULT_GOAL := help
.PHONY: help serve site test check lint types strict quality bench trust fuzz sbom audit lock clean

help:
	@echo "make serve   generate the briefs and serve the site on http://$(ADDRESS)"
	@echo "make site    build the site into site/"
	@echo "make test    run every test"
	@echo "make check   lint, types, tests and a strict build of the site"
	@echo "make quality measure the model; DATA is the folder of the data packs"
	@echo "make bench   measure speed and memory, likewise"
	@echo "make trust   try to break the program, two hours long; OPTIONS=--short for a minute"
	@echo "make fuzz    of that, only the fuzzing; SECONDS=$(SECONDS) over all targets"
	@echo "make sbom    write a bill of materials (CycloneDX) to build/sbom.json"
	@echo "make audit   ask PyPI which locked packages have known vulnerabilities"
	@echo "make lock    remake the lock files"
	@echo "make clean   remove all that make has made"

serve: $(VENV)/.run
	$(BIN)/python -m generator generate || [ $$? -eq 1 ]
	$(BIN)/python -m mkdocs serve --dev-addr $(ADDRESS)

site: $(VENV)/.run
	$(BIN)/python -m mkdocs build --strict

test: $(VENV)/.test
	@.ci/browser $(BIN)/python
	$(BIN)/python -m pytest

check: lint types test strict

lint: $(VENV)/.test
	$(BIN)/python -m ruff check
	$(BIN)/python -m ruff format --check

types: $(VENV)/.test
	$(BIN)/python -m mypy

strict: $(VENV)/.test
	$(BIN)/python -m mkdocs build --strict

quality: $(VENV)/.test
	@test -n "$(DATA)" || { echo "say where the data packs are: make quality DATA=folder"; exit 2; }
	$(BIN)/python -m benchmarks.quality --data "$(DATA)" $(OPTIONS)

bench: $(VENV)/.run
	@test -n "$(DATA)" || { echo "say where the data packs are: make bench DATA=folder"; exit 2; }
	$(BIN)/python -m benchmarks.speed --data "$(DATA)" $(OPTIONS)
	$(BIN)/python -m benchmarks.increments --data "$(DATA)"
	$(BIN)/python -m benchmarks.scale --data "$(DATA)"

trust: $(VENV)/.fuzz
	@.ci/browser $(BIN)/python
	$(BIN)/python -m benchmarks.trust $(OPTIONS)

fuzz: $(VENV)/.fuzz
	$(BIN)/python -m benchmarks.trust.fuzzing --seconds $(SECONDS) $(OPTIONS)

sbom: $(VENV)/.test
	$(BIN)/python .ci/sbom.py

audit: $(VENV)/.test
	$(BIN)/python .ci/audit.py

# The environment, in three steps. Each leaves a stamp, so that it is taken once; each needs the one
# before, so that two never install at the same time.

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or later is needed: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -m venv $(VENV) > /dev/null 2>&1 || { $(venv-package) && $(PYTHON) -m venv $(VENV); }
	@touch $@

$(VENV)/.run: $(VENV)/.made requirements.lock pyproject.toml
	$(PIP) install --require-hashes --requirement requirements.lock
	$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.run requirements-test.lock
	$(PIP) install --require-hashes --requirement requirements-test.lock
	@touch $@

$(VENV)/.fuzz: $(VENV)/.test requirements-fuzz.lock
	$(PIP) install --require-hashes --requirement requirements-fuzz.lock
	@touch $@

# Debian keeps part of Python's venv module in a package of its own.
define venv-package
package=$$($(PYTHON) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
if [ "$$(id -u)" = 0 ]; then as=; elif sudo -n true 2> /dev/null; then as="sudo -n"; else as=false; fi; \
if [ "$$as" != false ] && command -v apt-get > /dev/null; then \
	echo "installing $$package"; \
	$$as apt-get install --yes $$package > /dev/null 2>&1 || \
		{ $$as apt-get update && $$as apt-get install --yes $$package; }; \
else \
	$(PYTHON) -m venv $(VENV); \
	echo "This Python cannot make an environment; on Debian, install its venv module first:"; \
	echo "    sudo apt-get install $$package"; \
	false; \
fi
endef

# uv resolves once for every platform and Python that the project supports; pip installs what it wrote.
UV := build/uv/bin/uv
RESOLVE := $(UV) pip compile --quiet --universal --python-version 3.11 --upgrade --generate-hashes --no-header --no-annotate
COMPILE := $(RESOLVE) pyproject.toml --group build

lock: build/uv/.made
	$(COMPILE) --output-file build/requirements.lock
	$(COMPILE) --group test --group lint --group bench --group audit --constraint build/requirements.lock --output-file build/requirements-test.lock
	$(RESOLVE) --group fuzz --output-file build/requirements-fuzz.lock
	@! grep -nE '^ *-[^-]|^ *--[^h]|[a-z]+://' build/requirements*.lock || \
		{ echo "a lock file holds an address or an option"; exit 1; }
	mv build/requirements.lock requirements.lock
	mv build/requirements-test.lock requirements-test.lock
	mv build/requirements-fuzz.lock requirements-fuzz.lock

build/uv/.made: $(VENV)/.made
	$(BIN)/python -m venv build/uv
	build/uv/bin/python -m pip --disable-pip-version-check --quiet install uv
	@touch $@

clean:
	rm -rf .venv build dist site .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find generator tests training benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
