# The only door to the project's chores. `just` lists them.

default:
    @just --list

# All tests: unit, property, gold, architecture, docs, then lint and types
test: lint types
    pytest -n 2

# Format and style
lint:
    ruff format --check .
    ruff check .

# Static types
types:
    mypy
