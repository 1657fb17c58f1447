# The two commands: `make demo` reads the example reports and shows the result, `make test` passes the tests.
# Each sets up what it needs. PYTHON may name any Python 3.11 or newer.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PYTEST_ARGS ?= -n auto
COMPILE := $(BIN)/pip-compile --quiet --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --strip-extras \
	--allow-unsafe --generate-hashes

# Bundles frontend/ where it changed since; Node.js comes as a Python package where the system has none that is new enough.
BUNDLE := if $(BIN)/python hatch_build.py --needs-wheel; \
	  then $(BIN)/python -m pip install --quiet --require-hashes --requirement frontend/requirements.lock; fi; \
	$(BIN)/python hatch_build.py

.PHONY: install lint check test demo pictures quality lock clean

install: $(STAMP)
	@$(BUNDLE)

$(STAMP): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	@$(BUNDLE)
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $(STAMP)

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check: lint test

test: install
	$(BIN)/python -m pytest $(PYTEST_ARGS)

demo: install
	rm -rf build/demo && mkdir -p build/demo
	$(BIN)/fogline run examples/aleppo-hama-2024 --store build/demo/fogline.db --out build/demo
	@sed '/^## What happened/,$$d' build/demo/sitrep.md
	$(BIN)/fogline control --store build/demo/fogline.db
	$(BIN)/fogline disputes --store build/demo/fogline.db
	@echo
	@echo "The whole situation report, with map, timeline, quotes and sources: build/demo/report.html"
	@echo "The same in a browser, to look, doubt and decide: $(BIN)/fogline serve --store build/demo/fogline.db"

pictures: demo
	$(BIN)/python docs/take_pictures.py build/demo

quality: install
	$(BIN)/python quality/claims.py
	$(BIN)/python quality/negative.py
	$(BIN)/python quality/assembly.py
	$(BIN)/python quality/speed.py

lock: install
	$(BIN)/python -m pip install --quiet pip-tools
	$(COMPILE) --extra dev --extra postgres --output-file requirements.lock pyproject.toml
	cd frontend && ../$(COMPILE) --output-file requirements.lock requirements.in
	cd frontend && npm install --package-lock-only --loglevel=error

clean:
	rm -rf $(VENV) out dist build frontend/node_modules src/fogline/present/web/static
