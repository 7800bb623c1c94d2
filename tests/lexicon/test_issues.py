from __future__ import annotations

from pourparler.lexicon.issues import issues_named, load_issues


def test_there_are_the_codebooks_issues() -> None:
    assert len(load_issues()) == 18


def test_the_longest_cue_comes_first() -> None:
    named = [issue.code for issue in issues_named(["a", "humanitarian", "corridor", "under", "a", "ceasefire"])]
    assert named == ["humanitarian-access", "ceasefire"]
    assert issues_named(["weather"]) == ()
