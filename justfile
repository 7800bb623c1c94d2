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
    python tools/build_docs.py

# Claims on the annotated corpus, scored; SPLIT is train or dev
eval split="dev":
    python evaluation/claims.py {{shared}}/corpus/{{split}}.jsonl --scorer {{shared}}/tools/score.py

# Words per second and memory over the White House statements
bench:
    python benchmarks/white_house.py {{shared}}/data/white_house

# Train the reader's weights (training/README.md)
train *arguments:
    python -m training.run --data {{shared}}/data --corpus {{shared}}/corpus {{arguments}}
