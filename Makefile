# Every step of the project, and of CI. `make` prints this list.
PYTHON ?= python3
BIN := .venv/bin
ARGS ?=
CATALOGUE := counter/locale/zh_CN/LC_MESSAGES/counter.po

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test check env format layout lint types contracts words catalogue wheel bench clean

help: ## Print this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 19

run: ## Open the counter on a demo outlet (makes both the first time); ARGS="--lang en"
	@$(PYTHON) bootstrap.py run -- $(ARGS)

test: ## Run every test; ARGS="-k quote" narrows them
	@$(PYTHON) bootstrap.py test -- $(ARGS)

check: layout lint types contracts words wheel test ## Everything CI runs, tests last

env: ## Only make the environment, with the development tools
	@$(PYTHON) bootstrap.py install --dev

format: env ## Lay the code out
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix-only --quiet .

layout: env ## See that the code is laid out
	@$(BIN)/ruff format --check .

lint: env ## Look for mistakes
	@$(BIN)/ruff check .

types: env ## Check the types, tests included
	@$(BIN)/mypy

contracts: env ## Check which package may import which
	@$(BIN)/lint-imports

words: env ## See that every word is translated, none fuzzy, placeholders alike
	@$(BIN)/python -m pytest -q tests/architecture/test_words.py

catalogue: env ## Bring the catalogue up to date with the code, for the translator
	@mkdir -p build $(dir $(CATALOGUE))
	@$(BIN)/pybabel -q extract --no-location --sort-output --project "Express Counter" \
	  -o build/counter.pot counter screens
	@test -f $(CATALOGUE) || $(BIN)/pybabel -q init -i build/counter.pot -l zh_CN -o $(CATALOGUE)
	@$(BIN)/pybabel -q update --no-fuzzy-matching --ignore-obsolete --no-wrap \
	  --ignore-pot-creation-date \
	  -i build/counter.pot -l zh_CN -o $(CATALOGUE)
	@$(BIN)/python hatch_build.py

wheel: env ## Build the wheel and try it in a bare environment
	@rm -rf dist && mkdir -p build
	@$(BIN)/python -m build --no-isolation --wheel --outdir dist . >build/wheel.log 2>&1 \
	  || { cat build/wheel.log; exit 1; }
	@$(BIN)/python tests/wheel_smoke.py dist

bench: env ## Measure start, keys, bytes, rules and commits; prints ratios
	@set -e; for program in benchmarks/[a-z]*.py; do $(BIN)/python "$$program"; done

clean: ## Remove what was built; the environment and the demo outlet stay
	@rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find counter screens tracking tariffs claims tests benchmarks start -name __pycache__ -prune -exec rm -rf {} +
