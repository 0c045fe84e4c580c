# Everything happens in .venv, which `make setup` fills from the pinned requirements.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.complete
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
DISTRIBUTIONS := $(patsubst %/pyproject.toml,%,$(wildcard generated/*/pyproject.toml))

.DEFAULT_GOAL := help

.PHONY: help
help: ## List the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

.PHONY: setup
setup: $(STAMP) ## Make .venv with everything installed

$(STAMP): requirements/dev.txt requirements/runtime.txt pyproject.toml $(wildcard generated/*/pyproject.toml)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "runstate needs Python 3.11 or later: make PYTHON=python3.11 …")'
	@echo "setting up .venv"
	@rm -rf .venv
	@$(PYTHON) -m venv .venv
	@$(PIP) install --require-hashes --no-deps -r requirements/dev.txt
	@$(PIP) install --no-deps --no-build-isolation $(addprefix -e ./,$(DISTRIBUTIONS)) -e .
	@$(PIP) download --require-hashes --no-deps --only-binary :all: -r requirements/runtime.txt -d .venv/wheelhouse
	@touch $@

.PHONY: demo
demo: $(STAMP) ## Watch one run of each vendor to its end, against the simulator
	@$(BIN)/runstate demo

.PHONY: test
test: $(STAMP) ## Drift check, linters, type checkers and all tests
	$(BIN)/python scripts/regenerate --check
	$(BIN)/python scripts/spec_diff --gate
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy overlay scripts tests
	$(BIN)/mypy generated/*/runstate_*
	$(BIN)/basedpyright
	$(BIN)/pytest --cov --numprocesses auto --maxprocesses 4 --dist loadfile

.PHONY: reliability
reliability: $(STAMP) ## Play every fault, and write the tables of docs/reliability.md and docs/simulator.md
	$(BIN)/pytest tests/faults/test_matrix.py tests/faults/test_catalogue.py --write-reliability
	@$(BIN)/python scripts/sdk_faults --ours

MLFLOW := .cache/mlflow
MLFLOW_PIP := $(MLFLOW)/bin/python -m pip --disable-pip-version-check --quiet

$(MLFLOW)/.complete: requirements/mlflow.txt pyproject.toml generated/mlflow/pyproject.toml
	@echo "setting up $(MLFLOW)"
	@rm -rf $(MLFLOW)
	@$(PYTHON) -m venv $(MLFLOW)
	@$(MLFLOW_PIP) install --no-compile --require-hashes --no-deps -r requirements/mlflow.txt
	@$(MLFLOW_PIP) install --no-deps --no-build-isolation -e ./generated/mlflow -e .
	@touch $@

.PHONY: test-mlflow
test-mlflow: $(MLFLOW)/.complete ## Read, wait for and watch runs of a real MLflow server
	$(MLFLOW)/bin/python -m pytest tests/mlflow -p no:cacheprovider -o filterwarnings=ignore # MLflow itself warns of a lot

FUZZ := .cache/fuzz/venv
FUZZ_PIP := $(FUZZ)/bin/python -m pip --disable-pip-version-check --quiet

$(FUZZ)/.complete: requirements/fuzz.txt pyproject.toml $(wildcard generated/*/pyproject.toml)
	@echo "setting up $(FUZZ)"
	@rm -rf $(FUZZ)
	@$(PYTHON) -m venv $(FUZZ)
	@$(FUZZ_PIP) install --require-hashes --no-deps -r requirements/fuzz.txt
	@$(FUZZ_PIP) install --no-deps --no-build-isolation $(addprefix -e ./,$(DISTRIBUTIONS)) -e .
	@touch $@

.PHONY: fuzz
fuzz: $(STAMP) $(FUZZ)/.complete ## Answer each client with a million broken bodies, check the simulator against the specs
	@$(BIN)/python scripts/fuzz

.PHONY: fuzz-write
fuzz-write: $(STAMP) $(FUZZ)/.complete ## The same, and write the record in docs/reliability.md
	@$(BIN)/python scripts/fuzz --write

.PHONY: soak
soak: $(STAMP) ## Watch 2,000 simulated runs through faults, several times over
	@$(BIN)/python scripts/soak

.PHONY: soak-write
soak-write: $(STAMP) ## The same, and write the record in docs/reliability.md
	@$(BIN)/python scripts/soak --write

.PHONY: sdk-faults
sdk-faults: $(STAMP) ## Let the vendors' own SDKs meet the faults: ten minutes
	@$(BIN)/python scripts/sdk_faults

.PHONY: sdk-faults-write
sdk-faults-write: $(STAMP) ## The same, and write the record in docs/reliability.md
	@$(BIN)/python scripts/sdk_faults --write

AUDIT := .cache/audit

$(AUDIT)/.complete: requirements/audit.txt
	@echo "setting up $(AUDIT)"
	@rm -rf $(AUDIT)
	@$(PYTHON) -m venv $(AUDIT)
	@$(AUDIT)/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes --no-deps -r requirements/audit.txt
	@touch $@

.PHONY: audit
audit: $(AUDIT)/.complete ## Look up known vulnerabilities of all that is pinned
	@$(AUDIT)/bin/python scripts/audit $(AUDIT_OPTIONS)

.PHONY: bench
bench: $(STAMP) ## Measure these packages beside the vendors' own SDKs
	@$(BIN)/python scripts/bench

.PHONY: bench-write
bench-write: $(STAMP) ## The same, and write the tables of docs/performance.md and the README
	@$(BIN)/python scripts/bench --write

.PHONY: regenerate
regenerate: $(STAMP) ## Write generated/ from specs/
	$(BIN)/python scripts/regenerate

.PHONY: format
format: $(STAMP) ## Format the hand-written code
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

.PHONY: build
build: $(STAMP) ## Build the wheels and source archives into dist/
	rm -rf dist
	for folder in . $(DISTRIBUTIONS); do (cd $$folder && $(CURDIR)/$(BIN)/hatchling build -d $(CURDIR)/dist) || exit 1; done

LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

.PHONY: lock
lock: ## Pin the requirements anew, with hashes
	$(BIN)/$(LOCK) requirements/dev.in -o requirements/dev.txt
	$(BIN)/$(LOCK) requirements/runtime.in -c requirements/dev.txt -o requirements/runtime.txt
	$(BIN)/$(LOCK) requirements/mlflow.in -c requirements/dev.txt -o requirements/mlflow.txt
	$(BIN)/$(LOCK) requirements/fuzz.in -c requirements/dev.txt -o requirements/fuzz.txt
	$(BIN)/$(LOCK) requirements/audit.in -o requirements/audit.txt

BENCH_LOCK := $(subst make lock,make lock-bench,$(LOCK))

.PHONY: lock-bench
lock-bench: ## Pin the requirements of the benchmark anew, with hashes
	$(BIN)/$(BENCH_LOCK) requirements/bench/runstate.in -c requirements/dev.txt -o requirements/bench/runstate.txt
	for name in retab scorecard-ai ai21 datadog-api-client; do \
		$(BIN)/$(BENCH_LOCK) requirements/bench/$$name.in -o requirements/bench/$$name.txt || exit 1; \
	done

.PHONY: clean
clean: ## Remove .venv and all that the tools leave
	rm -rf .venv .cache dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage
