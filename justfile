# The only door to the project's chores. `just` lists them.

export PATH := justfile_directory() / ".venv/bin:" + env("PATH")
shared := env("POURPARLER_SHARED", justfile_directory() / "../shared")

default:
    @just --list

# Lint, types and all tests: unit, property, gold, architecture, docs, evaluation gate
test: lint types
    pytest -n 2

# Format and style
lint:
    ruff format --check .
    ruff check .

# Static types
types:
    mypy

# Generated tables and pages, made again from what people edit
generate:
    python tools/build_lexicon.py
    python tools/build_event_tables.py
    python tools/build_cue_tables.py
    python tools/build_plover.py
    python tools/build_rules_page.py
    python tools/build_docs.py

# The notebook of an analysis, run anew (extra `notebook`)
notebook:
    python tools/build_notebook.py

# Claims on annotated corpora, scored: `just eval dev unseen --save` (evaluation/README.md)
eval corpus="dev" *options:
    POURPARLER_SHARED={{shared}} python evaluation/claims.py {{corpus}} {{options}}

# How many annotated times of a corpus are found
times corpus="train" *options:
    POURPARLER_SHARED={{shared}} python evaluation/times.py {{corpus}} {{options}}

# Words per second and memory over the White House statements
bench *options:
    python benchmarks/white_house.py {{shared}}/data/white_house {{options}}

# Train the reader's weights (training/README.md)
train *arguments:
    python -m training.run --data {{shared}}/data --corpus {{shared}}/corpus {{arguments}}

# The workbench's pages, built into the package if they are not fresh
workbench *options:
    python tools/build_workbench.py {{options}}

# Every test in Chromium, the long ones too; pictures of all pages go to build/screenshots/
browser *options: workbench
    POURPARLER_BROWSER=all pytest tests/browser {{options}}

# The picture on the README's first screen
screenshot: workbench
    python tools/build_screenshot.py
