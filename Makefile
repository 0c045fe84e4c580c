# Everything happens in .venv, which `make setup` fills from the pinned requirements.
PYTHON ?= python3
BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
STAMP := .venv/.complete
MAKE_VENV := $(PYTHON) -m scripts._tools.environments
CLIENTS := $(patsubst %/pyproject.toml,%,$(wildcard generated/*/pyproject.toml))
SIMULATOR := overlay/runstate_simulator
PROVIDER := overlay/airflow_provider_runstate
PROJECTS := $(wildcard pyproject.toml $(SIMULATOR)/pyproject.toml generated/*/pyproject.toml)

# Any Python can run this, so that an old one can report that it is too old.
define CHECK_PYTHON
command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is not installed: runstate needs Python 3.11 or later" >&2; exit 1; }; \
$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "$(PYTHON) is Python %d.%d, runstate needs 3.11 or later: make PYTHON=/path/to/python3.11" % sys.version_info[:2])'
endef

# Many containers set it. Then every process that the tests start would compile all its imports again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help

.PHONY: help
help: ## List the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 22

.PHONY: setup
setup: $(STAMP) ## Make .venv with everything installed

$(STAMP): requirements/dev.txt requirements/runtime.txt $(PROJECTS)
	@$(CHECK_PYTHON)
	@$(MAKE_VENV) .venv requirements/dev.txt --editable $(CLIENTS) $(SIMULATOR) . --wheelhouse requirements/runtime.txt

.PHONY: demo
demo: $(STAMP) ## Watch one run of each vendor to its end, against the simulator
	@$(BIN)/runstate demo

PARALLEL := --numprocesses auto --maxprocesses 4 --dist loadfile
BEHAVIOUR := tests/simulator $(addprefix tests/overlay/,cli decode faults http records secrets waiting)
# Coverage doubles the time of a test. These reach 98 % of the overlay and the simulator.
MEASURED := tests/simulator $(addprefix tests/overlay/,cli http notebook readme records surface waiting) \
	$(filter-out %_deviations.py,$(wildcard tests/overlay/decode/test_*.py)) \
	$(addprefix tests/overlay/,$(addprefix faults/test_,catalogue.py plans.py recovery.py) secrets/test_copies.py secrets/test_redaction.py)

.PHONY: check
check: check-drift check-types ## Drift check, linters and type checkers; twice as fast with -j2

.PHONY: check-drift
check-drift: $(STAMP)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/python scripts/regenerate --check
	$(BIN)/python scripts/spec_diff --gate
	$(BIN)/mypy overlay scripts tests
	$(BIN)/mypy generated/*/runstate_*

.PHONY: check-types
check-types: $(STAMP)
	$(BIN)/basedpyright

.PHONY: test
test: $(STAMP) ## Drift check, linters, type checkers and all tests
	@$(MAKE) --jobs 2 --no-print-directory check
	$(BIN)/pytest $(PARALLEL) --no-loadscope-reorder tests/packaging tests/overlay/typing tests/overlay/faults tests # the longest first

.PHONY: coverage
coverage: $(STAMP) ## Measure which lines the tests reach, and fail below the threshold
	$(BIN)/pytest --cov $(PARALLEL) $(MEASURED)

.PHONY: test-behaviour
test-behaviour: $(STAMP) ## Test what users install, on any system
	$(BIN)/python -m pytest $(PARALLEL) $(BEHAVIOUR)

.PHONY: reliability
reliability: $(STAMP) ## Play every fault, and write the tables of docs/appendix/faults.md and docs/simulator.md
	$(BIN)/pytest tests/overlay/faults/test_matrix.py tests/overlay/faults/test_catalogue.py --write-reliability
	@$(BIN)/python scripts/sdk_faults --ours

MLFLOW := .cache/mlflow

$(MLFLOW)/.complete: requirements/mlflow.txt $(PROJECTS)
	@$(CHECK_PYTHON)
	@$(MAKE_VENV) $(MLFLOW) requirements/mlflow.txt --editable generated/mlflow $(SIMULATOR) .

.PHONY: test-mlflow
test-mlflow: $(MLFLOW)/.complete ## Make, read, change and find runs of a real MLflow server
	$(MLFLOW)/bin/python -m pytest tests/live/mlflow -p no:cacheprovider -o filterwarnings=ignore # MLflow itself emits many warnings

AIRFLOW := .cache/airflow

$(AIRFLOW)/.complete: requirements/airflow.txt $(PROJECTS) $(PROVIDER)/pyproject.toml
	@$(CHECK_PYTHON)
	@$(MAKE_VENV) $(AIRFLOW) requirements/airflow.txt --editable $(CLIENTS) $(SIMULATOR) . $(PROVIDER)

AIRFLOW_TESTS := $(AIRFLOW)/bin/python -m pytest -p no:cacheprovider -o filterwarnings=ignore tests/live/airflow

.PHONY: test-airflow
test-airflow: $(AIRFLOW)/.complete ## Type-check the provider for Airflow, and wait for runs with a real Airflow: four minutes
	$(AIRFLOW)/bin/python -m mypy --cache-dir .mypy_cache/airflow $(PROVIDER)/*.py tests/live/airflow/*.py tests/live/airflow/*/*.py
	$(AIRFLOW_TESTS)

BENCH_AIRFLOW := --tasks 50 --runs 2000

.PHONY: bench-airflow
bench-airflow: $(AIRFLOW)/.complete ## Wait for 100,000 runs with a real Airflow; BENCH_AIRFLOW="--tasks 5 --runs 2000" for fewer
	$(AIRFLOW)/bin/python -m tests.live.airflow.bench $(BENCH_AIRFLOW)

LOWEST := .cache/lowest
# anyio before 4.13 does not say that a connection was reset.
NOT_LOWEST := $(addprefix --deselect=tests/overlay/faults/test_matrix.py::test_fault,[reset-before-headers] [reset-in-body])

$(LOWEST)/.complete: requirements/lowest.txt $(PROJECTS)
	@$(CHECK_PYTHON)
	@$(MAKE_VENV) $(LOWEST) requirements/lowest.txt --editable $(CLIENTS) $(SIMULATOR) .

.PHONY: test-lowest
test-lowest: $(LOWEST)/.complete ## Test the overlay with the lowest versions that its bounds allow
	$(LOWEST)/bin/python -m pytest $(PARALLEL) $(NOT_LOWEST) -p no:cacheprovider $(BEHAVIOUR)

WHEELS := .cache/wheels

$(WHEELS)/.complete: requirements/dev.txt
	@$(CHECK_PYTHON)
	@$(MAKE_VENV) $(WHEELS) requirements/dev.txt

.PHONY: test-wheels
test-wheels: $(WHEELS)/.complete build ## Test the built wheels, in a folder that has neither overlay/ nor generated/
	$(WHEELS)/bin/python -m pip --disable-pip-version-check install --quiet --force-reinstall --no-deps dist/runstate*.whl
	rm -rf $(WHEELS)/tree
	mkdir $(WHEELS)/tree
	cp -R .github *.md pyproject.toml docs scripts specs tests $(WHEELS)/tree
	cd $(WHEELS)/tree && ../bin/python -m pytest $(PARALLEL) -p no:cacheprovider $(BEHAVIOUR)

FUZZ := .cache/fuzz/venv

$(FUZZ)/.complete: requirements/fuzz.txt $(PROJECTS)
	@$(CHECK_PYTHON)
	@$(MAKE_VENV) $(FUZZ) requirements/fuzz.txt --editable $(CLIENTS) .

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
sdk-faults: $(STAMP) ## Play the faults to the vendors' own SDKs: ten minutes
	@$(BIN)/python scripts/sdk_faults

.PHONY: sdk-faults-write
sdk-faults-write: $(STAMP) ## The same, and write the record in docs/appendix/faults.md
	@$(BIN)/python scripts/sdk_faults --write

.PHONY: sdk-operations
sdk-operations: $(STAMP) $(MLFLOW)/.complete ## Compare lists, starts, results … with the vendors' own SDKs: a minute
	@$(BIN)/python scripts/sdk_operations

.PHONY: sdk-operations-write
sdk-operations-write: $(STAMP) $(MLFLOW)/.complete ## The same, and write the table in docs/sdks.md
	@$(BIN)/python scripts/sdk_operations --write

AUDIT := .cache/audit

$(AUDIT)/.complete: requirements/audit.txt
	@$(CHECK_PYTHON)
	@$(MAKE_VENV) $(AUDIT) requirements/audit.txt

.PHONY: audit
audit: $(AUDIT)/.complete ## Check the pinned packages for known vulnerabilities
	@$(AUDIT)/bin/python scripts/audit $(AUDIT_OPTIONS)

.PHONY: bench
bench: $(STAMP) ## Measure these packages beside the vendors' own SDKs
	@$(BIN)/python scripts/bench

.PHONY: bench-write
bench-write: $(STAMP) ## The same, and write the tables of docs/performance.md and the README
	@$(BIN)/python scripts/bench --write

DOCS := .cache/docs
SITE := .cache/site

$(DOCS)/.complete: requirements/docs.txt
	@$(CHECK_PYTHON)
	@$(MAKE_VENV) $(DOCS) requirements/docs.txt

.PHONY: docs
docs: $(STAMP) $(DOCS)/.complete ## Build the documentation site into .cache/site/site; a warning or a broken link fails
	@$(BIN)/python scripts/docs --check
	rm -rf $(SITE)
	mkdir -p $(SITE)
	cp -R docs overlay zensical.toml $(SITE) # zensical writes files of its own beside its settings
	cd $(SITE) && $(CURDIR)/$(DOCS)/bin/zensical build --strict
	@$(BIN)/python scripts/docs --finish $(SITE)/site

.PHONY: docs-write
docs-write: $(STAMP) ## Write the tables of the vendors' pages
	@$(BIN)/python scripts/docs --write

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
	for folder in . $(SIMULATOR) $(PROVIDER) $(CLIENTS); do (cd $$folder && $(CURDIR)/$(BIN)/hatchling build -d $(CURDIR)/dist) || exit 1; done

LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

.PHONY: lock
lock: ## Pin the requirements again, with hashes
	$(BIN)/$(LOCK) requirements/dev.in -o requirements/dev.txt
	$(BIN)/$(LOCK) requirements/runtime.in -c requirements/dev.txt -o requirements/runtime.txt
	$(BIN)/$(LOCK) requirements/mlflow.in -c requirements/dev.txt -o requirements/mlflow.txt
	$(BIN)/$(LOCK) requirements/airflow.in -c requirements/dev.txt -o requirements/airflow.txt
	$(BIN)/$(LOCK) requirements/fuzz.in -c requirements/dev.txt -o requirements/fuzz.txt
	$(BIN)/$(LOCK) requirements/lowest.in -o requirements/lowest.txt
	$(BIN)/$(LOCK) requirements/audit.in -o requirements/audit.txt
	$(BIN)/$(LOCK) requirements/docs.in -c requirements/dev.txt -o requirements/docs.txt
	$(BIN)/python -m scripts._tools.pinned

BENCH_LOCK := $(subst make lock,make lock-bench,$(LOCK))

.PHONY: lock-bench
lock-bench: ## Pin the requirements of the benchmark again, with hashes
	$(BIN)/$(BENCH_LOCK) requirements/bench/runstate.in -c requirements/dev.txt -o requirements/bench/runstate.txt
	for name in retab scorecard-ai ai21 datadog-api-client; do \
		$(BIN)/$(BENCH_LOCK) requirements/bench/$$name.in -o requirements/bench/$$name.txt || exit 1; \
	done
	$(BIN)/python -m scripts._tools.pinned

.PHONY: clean
clean: ## Remove .venv and all files of the tools
	rm -rf .venv .cache dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage
