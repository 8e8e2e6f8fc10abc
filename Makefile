# make serve   start the archive (first run installs, imports the first directives, builds the index)
# make test    set up the tests and run them all
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
# What is installed: a federation's machines, make PINS=requirements-cluster serve; wheelhouse and sbom likewise.
PINS := requirements
SERVED := $(VENV)/.served$(PINS:requirements%=%)
TESTED := $(VENV)/.tested
BROWSERS := tests/baseline/node_modules/.installed
DATASETTE := $(VENV)/datasette/.installed
# What the type checker found, and what it knew before.
TYPES := .mypy_cache/found.txt
BASELINE := types-baseline.txt

# An office server without internet: where `make wheelhouse` has filled the folder elsewhere and it came along, packages
# are installed from it alone, each with the checksum that requirements.lock has.
WHEELHOUSE := wheelhouse
WHEELS := $(wildcard $(WHEELHOUSE)/.complete)
PACKAGES := $(if $(WHEELS),--no-index --find-links $(WHEELHOUSE) --require-hashes -r $(PINS).lock,-r $(PINS).txt)
# jieba and django-haystack come as source alone.
BUILDS := setuptools==84.2.1 setuptools-scm==10.3.4 wheel==0.48.0
SUPPLY := $(VENV)/supply/.installed

# Rooms whose tests ask the database of all there is to ask.
OVER_POSTGRES := $(addprefix tests/,api models catalogue custody history uses registry validity amendment exporting \
	web/test_page_cache.py search/indexing/test_index_watch.py)

.DEFAULT_GOAL := serve
.PHONY: serve test explore slow gold bless duties topics-weights damage lint types types-baseline coverage format check admin unlock messages pictures browser bench-parse bench-compare bench-pdf bench-search bench-search-results bench-pages bench-datasette bench-cluster bench-move relevance clean test-faults test-postgres test-cluster test-costs backup restore browsers wheelhouse lock sbom

serve: $(SERVED)
	@$(RUN) manage.py prepare
	@exec $(VENV)/bin/gunicorn

# One verified file with its date in the name, while the archive is in use. OPTIONS="FOLDER --keep 30".
backup: $(SERVED)
	@$(RUN) manage.py backup $(OPTIONS)

# A backup into an empty DATA_DIR: make restore FILE=/backups/archive-2026-01-31-0300.zip
restore: $(SERVED)
	@$(RUN) manage.py restore "$(FILE)"

# On every core; a file's tests stay together, since they share what took long to set up.
test: $(TESTED) browser
	$(RUN) -m tests.support.second_look --numprocesses auto --dist loadfile --no-loadscope-reorder

# Which lines and branches of the archive the tests run, by room; takes some three times as long as they do.
# OPTIONS names some tests only.
coverage: $(TESTED) browser
	@rm -rf test-results/coverage
	$(RUN) -m coverage run -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder $(OPTIONS)
	@$(RUN) -m coverage combine --quiet
	@$(RUN) -m tests.support.coverage_table

# The properties with examples nobody has tried yet, ten times as many; a failing one is kept in .hypothesis.
explore: $(TESTED)
	$(RUN) -m pytest --numprocesses auto -m "hypothesis and not slow and not faults" --hypothesis-profile explore $(OPTIONS)

# The tests of whole commands that take five seconds and more each, on every core too: most of them wait for a server or
# for another process; those over a real PostgreSQL are in make test-postgres. Afterwards, with nothing beside them, those
# that say how long something takes.
slow: $(TESTED) browser
	$(RUN) -m tests.support.second_look --numprocesses auto --dist loadfile --no-loadscope-reorder -m "slow and not alone and not postgres"
	$(RUN) -m tests.support.second_look -m "slow and alone"

# Where the processor time of the tests goes, by fixture and by file; all of them one after the other. OPTIONS names some
# tests only.
test-costs: $(TESTED) browser
	$(RUN) -m pytest --numprocesses 0 -p tests.support.cost_table $(OPTIONS)

# The archive broken on purpose, as it is served: killed, full disks, damage, hostile files and requests, load; under ten
# minutes on two quiet cores. What it measured is in test-results/faults.txt. OPTIONS="-k kill" for some rows,
# OPTIONS="--seed 16" for other moments; MINUTES=5 for the whole load.
test-faults: $(TESTED)
	$(RUN) -m pytest --numprocesses 0 -m faults tests/faults $(OPTIONS)

# Over a real PostgreSQL, which it starts and ends: stopped under readers, two web machines on it, an archive moved into
# it, and the tests of what asks the database most.
# Without one it says so and is done; with CI=1 it fails.
test-postgres: $(TESTED)
	$(RUN) -m tests.support.second_look --numprocesses auto --dist loadfile -m postgres tests/federation tests/machines tests/relocation tests/depot $(OPTIONS)
	$(RUN) -m tests.servers.postgres $(RUN) -m tests.support.second_look --ds=tests.servers.postgres_settings --numprocesses auto --dist loadfile $(OVER_POSTGRES)

# Over three real OpenSearch nodes, which it starts and ends: what any engine must do, nodes killed under readers,
# two web machines, and an upgrade of them from the version before.
# Without Java and Maven it says so and is done; with CI=1 it fails. OPTIONS="-k kill" for some of it.
test-cluster: $(TESTED)
	$(RUN) -m tests.servers.opensearch 3 $(RUN) -m tests.support.second_look --numprocesses auto -m cluster tests/cluster/test_contract.py tests/cluster/test_writers.py $(OPTIONS)
	$(RUN) -m tests.support.second_look -m cluster tests/cluster/test_nodes_that_die.py $(OPTIONS)
	$(RUN) -m tests.support.second_look --numprocesses auto --dist loadfile -m cluster tests/cluster/test_two_web_machines.py tests/cluster/test_filled_beside.py tests/cluster/test_roll.py $(OPTIONS)

# What the parser reads, against what a careful reader got out of the five sources.
gold: $(SERVED)
	@$(RUN) -m tests.support.gold

# Write the golden files of the parser, and of what the program says of them, anew; the change is then a diff to read.
bless: $(SERVED)
	@$(RUN) -m tests.support.bless

# The parser's action items against the hand labels: precision, recall, each miss and each false alarm.
duties: $(SERVED)
	@$(RUN) -m tests.support.action_item_scores

# What the parser reads of damaged texts, field by damage, against the kept floors; a minute. OPTIONS="--damage NAME",
# "--show FIELD", "--list"; OPTIONS=--bless keeps today's shares.
damage: $(TESTED)
	@$(RUN) -m tests.damage $(OPTIONS)

# How much each word tells of each topic, learned anew from benchmarks/topics/labelled.txt; how well it then tells.
topics-weights: $(TESTED)
	@$(RUN) -m benchmarks.topics

# Speed and memory of the parser and of the import; about two minutes.
bench-parse: $(SERVED)
	@$(RUN) -m benchmarks.parse

# How long comparing two directives takes, beside a plain difference of their characters, and its pages beside a
# directive's; five minutes.
bench-compare: $(TESTED)
	@$(RUN) -m benchmarks.comparison $(OPTIONS)
	@$(RUN) -m benchmarks.compared_pages $(OPTIONS)

# How long a directive's PDF and Word file take, and whether a worker grows with them; a minute.
bench-pdf: $(TESTED)
	@$(RUN) -m benchmarks.pdf $(OPTIONS)

# The search beside tantivy, SQLite FTS5, stock haystack and its own 404 page, at 10,000 directives; ten minutes.
# OPTIONS="--quick --sizes 1000" for a shorter look, OPTIONS="--keep FOLDER" to keep what is made for the next run.
bench-search: $(TESTED)
	@$(RUN) -m benchmarks.search_speed $(OPTIONS)

# The tables of benchmarks/RESULTS.md anew, at 1,000, 10,000 and 50,000 directives; an hour.
bench-search-results: $(TESTED)
	@$(RUN) -m benchmarks.search_speed --sizes 1000,10000,50000 --write $(OPTIONS)

# What the server needs for the reading pages, beside the base template alone; a minute. OPTIONS=--write keeps the table.
bench-pages: $(TESTED)
	@$(RUN) -m benchmarks.pages $(OPTIONS)

# One office's form beside a federation's: import, rebuild, queries, pages, memory, disk; an hour and more.
# OPTIONS="--sizes 300 --seconds 1" for a short look, OPTIONS="--cluster http://127.0.0.1:9231" with a cluster, OPTIONS=--write
# keeps the table.
bench-cluster: $(TESTED)
	@$(RUN) -m benchmarks.federation $(OPTIONS)

# An SQLite archive of 30,000 moved into an empty PostgreSQL, killed twice on the way and gone on; some minutes.
# OPTIONS="--count 1000" for a short look, OPTIONS=--write keeps the table.
bench-move: $(TESTED)
	@$(RUN) -m benchmarks.relocation $(OPTIONS)

# Pages nobody asked for before, beside Datasette's of the same rows; two minutes. OPTIONS=--write keeps the table.
bench-datasette: $(TESTED) $(DATASETTE)
	@$(RUN) -m benchmarks.datasette_pages $(OPTIONS)

# What a reader finds, by judged queries, beside stock haystack, tantivy and pairs of characters; two minutes. Fails where
# a kind of query is answered worse than by the best of them. OPTIONS=--unseen asks the third that nobody looks at while
# weights are tried, OPTIONS=--write keeps the table.
relevance: $(TESTED)
	@$(RUN) -m benchmarks.relevance
	@$(RUN) -m benchmarks.ten_kinds $(OPTIONS)

lint: $(TESTED) types
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .

# Fails on a wrong type that the baseline does not know, and on one that it knows and nobody finds any more.
types: $(TYPES)
	@$(VENV)/bin/mypy-baseline filter < $(TYPES) || \
		{ echo "types: mend what is new; after mends, or where modules moved, make types-baseline"; exit 1; }

# Write the baseline anew. It only shrinks: where modules moved, take the file away first.
types-baseline: $(TYPES)
	@test ! -s $(BASELINE) || $(VENV)/bin/mypy-baseline filter --allow-unsynced < $(TYPES)
	@$(VENV)/bin/mypy-baseline sync < $(TYPES)

# Above 1 mypy itself went wrong, and has found nothing.
.PHONY: $(TYPES)
$(TYPES): $(TESTED)
	@mkdir -p $(@D)
	@$(RUN) -m mypy > $@; test $$? -le 1 || { cat $@; exit 1; }

format: $(TESTED)
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

check: $(TESTED)
	$(RUN) manage.py makemigrations --check --dry-run
	$(RUN) manage.py check --deploy --fail-level WARNING
	HTTPS=1 $(RUN) manage.py check --deploy --fail-level WARNING

# The first account for /admin/.
admin: $(SERVED)
	@$(RUN) manage.py createsuperuser

# Lift the wait after wrong passwords: make unlock account=NAME, or account=all; without, who has to wait.
unlock: $(SERVED)
	@$(RUN) manage.py unlock "$(account)"

# Collect the strings to translate (needs gettext); the compiled form is made at start.
messages: $(SERVED)
	$(RUN) manage.py makemessages -l en --no-obsolete --add-location=never --ignore .venv --ignore var --ignore tests

# Photograph every page, wide and narrow, into docs/pictures and test-results/pictures.
pictures: browser
	@$(RUN) -m pytest tests/browser/pictures.py

browser: $(TESTED)
	@$(RUN) -m tests.support.chromium

# Style sheets and scripts against the oldest browser that the archive is for (tests/baseline/package.json), and the
# pages without what came later; two minutes. Needs node and npm; without them it says so and does nothing.
browsers: $(TESTED) browser
	@command -v npm > /dev/null || echo "browsers: node and npm are not installed, nothing was looked at"
	@! command -v npm > /dev/null || { set -ex; \
	test -e $(BROWSERS) -a $(BROWSERS) -nt tests/baseline/package-lock.json || { npm --prefix tests/baseline ci --silent; touch $(BROWSERS); }; \
	node tests/baseline/stylesheets.mjs static/css/*.css; \
	tests/baseline/node_modules/.bin/eslint --config tests/baseline/eslint.config.mjs static/js; \
	$(RUN) -m pytest -m slow tests/browser/test_old_browser.py; }

# Every package for a machine of this kind and this Python, into wheelhouse/, with what builds the two that have no
# wheel. Copied along with the program, it is what `make serve` installs from.
wheelhouse:
	$(PYTHON) -m venv $(VENV)/wheelhouse
	$(VENV)/wheelhouse/bin/pip download --quiet --disable-pip-version-check $(PIP_OPTIONS) --no-deps --require-hashes --dest $(WHEELHOUSE) -r $(PINS).lock
	$(VENV)/wheelhouse/bin/pip download --quiet --disable-pip-version-check $(PIP_OPTIONS) --dest $(WHEELHOUSE) $(BUILDS)
	@touch $(WHEELHOUSE)/.complete

# The checksums of every file of each pin of requirements.txt, and of requirements-cluster.txt with it, for all kinds of
# machines; six minutes. Asks the registry.
lock: $(SUPPLY)
	for pins in requirements requirements-cluster; do $(VENV)/supply/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-annotate --no-emit-options --output-file $$pins.lock $$pins.txt || exit 1; done

# What the archive is made of, as CycloneDX, with the licence of each: test-results/sbom.json.
sbom: $(SUPPLY) $(SERVED)
	@mkdir -p test-results
	$(VENV)/supply/bin/cyclonedx-py requirements $(PINS).lock --pyproject pyproject.toml --output-reproducible --of JSON -o test-results/sbom.json
	@$(RUN) -m tests.support.component_licences test-results/sbom.json

clean:
	rm -rf $(VENV)

$(SERVED): $(PINS).txt requirements.txt $(WHEELS)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 serve")'
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --disable-pip-version-check $(PIP_OPTIONS) $(PACKAGES)
	@touch $@

# The pages' rival, by itself: what it needs is none of ours.
$(DATASETTE): benchmarks/requirements-datasette.txt
	$(PYTHON) -m venv $(VENV)/datasette
	$(VENV)/datasette/bin/pip install --quiet --disable-pip-version-check -r benchmarks/requirements-datasette.txt
	@touch $@

$(SUPPLY): requirements-supply.txt
	$(PYTHON) -m venv $(VENV)/supply
	$(VENV)/supply/bin/pip install --quiet --disable-pip-version-check -r requirements-supply.txt
	@touch $@

$(TESTED): requirements-dev.txt requirements-cluster.txt $(SERVED)
	$(VENV)/bin/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
