# Two commands are enough: `make demo` runs the product, `make test` passes its tests. They need python3 (3.11 or newer),
# git and make, nothing else. Another Python: make PYTHON=/path/to/python3.12 demo

PYTHON ?= python3
BIN := .venv/bin
# Cores that tests may use at once.
CORES ?= 2

.DEFAULT_GOAL := help
.PHONY: help setup demo test check check-environment contracts types style migrations bench soak lock

help:
	@echo 'make demo   製品を試す（.venv と SQLite。Ctrl-C で終了） — run the product on an embedded database'
	@echo 'make test   テストする（SQLite、5 分以内）              — pass the tests'
	@echo 'make setup  実行環境 .venv だけを作る                   — only make the environment'
	@echo 'make check  構造・型・書式・マイグレーションを調べる     — contracts, types, style, migrations'
	@echo 'make bench  性能を測る                                 — measure speed'
	@echo 'make soak   長時間の試験                               — the long tests'
	@echo 'make lock   requirements/*.txt を作り直す（uv が必要）   — regenerate the hashed requirements'

setup:
	@$(PYTHON) tools/bootstrap.py base

demo: setup
	@exec $(BIN)/banso demo

test:
	@$(PYTHON) tools/bootstrap.py base test
	env -u BANSO_DATABASE_URL $(BIN)/pytest -n $(CORES) --dist=worksteal -m 'not slow' --ignore=tests/e2e
	@echo '残りは .ci/run が行います: PostgreSQL での試験、ブラウザでの試験（tests/e2e）、make check。長時間の試験は make soak。'
	@echo 'Left to .ci/run: the same on PostgreSQL, the browser tests (tests/e2e), make check. Left to make soak: slow tests.'

check: contracts types style migrations

contracts types style migrations: check-environment

check-environment:
	@$(PYTHON) tools/bootstrap.py base test check

contracts:
	$(BIN)/lint-imports

types:
	$(BIN)/mypy

style:
	$(BIN)/ruff check

migrations:
	DJANGO_SETTINGS_MODULE=banso.config.settings $(BIN)/python -m django makemigrations --check --dry-run

bench: setup
	@found=no; for file in benchmarks/bench_*.py; do \
	  if [ -f "$$file" ]; then found=yes; echo "==> $$file"; $(BIN)/python "$$file" || exit 1; fi; \
	done; \
	if [ $$found = no ]; then echo 'benchmarks/bench_*.py がありません — there is no benchmarks/bench_*.py' >&2; exit 1; fi

soak:
	@$(PYTHON) tools/bootstrap.py base test
	$(BIN)/pytest -n 0 -m slow --ignore=tests/e2e

lock:
	@$(PYTHON) tools/lock_requirements.py
	@$(PYTHON) tools/lock_requirements.py --verify
