"""Word pieces of words; shared by the annotator and by the training script, so that the two never drift apart."""

from __future__ import annotations

from tokenizers import Tokenizer

from generator.annotate.words import Words
from generator.errors import AnnotatorError

UNKNOWN = "[UNK]"
PIECES_PER_WORD = 8
"""Word pieces that are read of one word at most; more than that is not language."""


def word_pieces(tokenizer: Tokenizer, text: str, words: Words) -> list[list[int]]:
    """The ids of each word's pieces, in order; a word that the tokenizer drops becomes its unknown piece.

    Raises:
        AnnotatorError: the tokenizer has no unknown piece, and so is not the model's.
    """
    given = [text[s:e] for s, e in words.spans]
    encoding = tokenizer.encode(given, is_pretokenized=True, add_special_tokens=False)
    out: list[list[int]] = [[] for _ in given]
    for word, piece in zip(encoding.word_ids, encoding.ids, strict=True):
        if word is not None and len(out[word]) < PIECES_PER_WORD:
            out[word].append(piece)
    unknown = tokenizer.token_to_id(UNKNOWN)
    if unknown is None:
        raise AnnotatorError(f"the model's tokenizer has no piece {UNKNOWN}; install the package again")
    return [p or [unknown] for p in out]
