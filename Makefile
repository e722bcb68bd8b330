# Samenplan: make run, make test, make check, make bench. Each sets up what it needs by itself.
V ?= .venv
PORT ?= 8000
BEGAN := $(shell date +%s)
HOST = 127.0.0.1
export SAMENPLAN_LOCAL ?= 1

.PHONY: run test test-slow check format bench lock

run: $(V)/.run
	@SAMENPLAN_EXAMPLE=1 SAMENPLAN_BEGAN=$(BEGAN) $(V)/bin/python scripts/run.py --host $(HOST) --port $(PORT)

test: $(V)/.dev
	@$(V)/bin/python scripts/test.py

test-slow: $(V)/.dev
	@$(V)/bin/python scripts/test.py --slow

check: $(V)/.dev
	@$(V)/bin/python scripts/check.py

format: $(V)/.dev
	@$(V)/bin/ruff check --fix -q .; $(V)/bin/ruff format -q .

bench: $(V)/.bench
	@$(V)/bin/python -m bench

lock:                                    # needs uv; writes the pins anew
	for set in run dev bench; do group=""; test $$set = run || group="--group $$set"; \
	uv pip compile pyproject.toml $$group --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header -q -o requirements/$$set.txt; done

$(V)/.run $(V)/.dev $(V)/.bench: $(V)/.%: requirements/%.txt
	@test -x $(V)/bin/python || python3 -m venv $(V)
	@if command -v uv >/dev/null; then uv pip install -q --python $(V)/bin/python --require-hashes -r $<; \
	 else $(V)/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r $<; fi
	@touch $@
