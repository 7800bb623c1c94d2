"""Words to pieces, against what the reference implementation of the same vocabulary gives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from pourparler.neural.vocabulary import Vocabulary
from pourparler.neural.weights import find_weights

VOCABULARY = Vocabulary.load(find_weights() / "tokenizer.json")
PIECES = {number: piece for piece, number in VOCABULARY.pieces.items()}
UNKNOWN = "[UNK]"


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("ceasefire", "ceasefire"),
        ("Netanyahu", "net ##any ##ahu"),
        ("Côte-d’Ivoire", "cote - d ’ ivo ##ire"),
        ("“truce”", "“ truce ”"),
        ("U.S.", "u . s ."),
        ("48-hour", "48 - hour"),
        ("$3.5bn", "$ 3 . 5 ##bn"),
        ("Erdoğan", "er ##dog ##an"),
        ("İzmir", "i ##z ##mir"),
        ("Zełenski", "ze ##ł ##ens ##ki"),
        ("ΟΔΥΣΣΕΥΣ", "ο ##δ ##υ ##σ ##σ ##ε ##υ ##σ"),
        ("ﬁre", "ﬁ ##re"),
        ("don't", "don ' t"),
        ("北京", "北 京"),
        ("a\u200bb", "ab"),
        ("x\x0by", "x ##y"),
        ("x\u00a0y", "x y"),
        ("Straße", "st ##raße"),
        ("@UN", "@ un"),
        ("[CLS]", "[ cl ##s ]"),
        ("🕊", UNKNOWN),
        ("a" * 101, UNKNOWN),
        ("\x00", ""),
        ("\ufffd", ""),
        (" ", ""),
    ],
)
def test_pieces_of_a_word(word: str, pieces: str) -> None:
    assert [PIECES[number] for number in VOCABULARY.ids(word)] == pieces.split()


@given(some.text(max_size=30))
def test_any_text_is_covered(word: str) -> None:
    found = [PIECES[number] for number in VOCABULARY.ids(word)]
    assert all(piece == UNKNOWN or not set(piece) & set("ABCDEFGHIJKLMNOPQRSTUVWXYZ \n\x00") for piece in found)


@given(some.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=30))
def test_pieces_of_plain_letters_spell_them(word: str) -> None:
    assert "".join(PIECES[number].removeprefix("##") for number in VOCABULARY.ids(word)) == word
