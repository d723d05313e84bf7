# Samen needs only make and Python 3.11 or newer. Everything else is set up by the first of these commands.
#   make demo    with demonstration data, on http://127.0.0.1:8000 (PORT=… for another port)
#   make run     the same without demonstration data
#   make test    everything the tests need, then all tests (ARGS="-k word" for some)
#   make lint    everything the tools have to say
#   make bench   the benchmarks
#   make axe-full  every page for every role, in every language, in both colours, wide and narrow
#   make setup   only the set-up
#   make lock    compile the requirement files anew

CANDIDATES := python3.13 python3.12 python3.11 python3 python
FITS := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for each in $(CANDIDATES); do \
	if $$each -c '$(FITS); import ensurepip' >/dev/null 2>&1; then echo $$each; exit; fi; done; \
	for each in $(CANDIDATES); do \
	if $$each -c '$(FITS)' >/dev/null 2>&1; then echo $$each; exit; fi; done)
ARGS ?=
VERBS := demo run test lint bench axe-full setup
COMPILE := .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url --no-emit-find-links

.PHONY: help $(VERBS) lock
.DEFAULT_GOAL := help

help:
	@sed -n 's/^#   //p' Makefile

$(VERBS):
ifeq ($(PYTHON),)
	@echo 'Samen needs Python 3.11 or newer, and found none (tried: $(CANDIDATES)).' >&2
	@echo 'On Debian and Ubuntu: apt-get install python3 python3-venv. Or name one: make PYTHON=/path/to/python $@' >&2
	@exit 1
else
	@exec $(PYTHON) -m config.start $@ $(ARGS)
endif

lock: setup
	$(COMPILE) requirements.txt -o requirements.lock
	$(COMPILE) -c requirements.lock requirements-dev.txt -o requirements-dev.lock
	grep '^uv==' config/build/installer.lock | cut -d' ' -f1 | $(COMPILE) --no-annotate - -o config/build/installer.lock
