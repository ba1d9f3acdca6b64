"""The embedded annotator: a small transformer run with ONNX Runtime on the CPU.

One pass over each window gives the scores of two taggers and the vectors that link spans; see
`training/` for how it was made.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from generator.annotate.agree import agreed
from generator.annotate.decode import Scores, Tagger, to_characters
from generator.annotate.link import Group, Linker
from generator.annotate.meanings import WordMeanings
from generator.annotate.pieces import word_pieces
from generator.annotate.words import Words, lines, split_words, windows
from generator.errors import AnnotatorError
from generator.records import Annotation, Attribution, EntityType, Mention, Span

FOLDER = Path(__file__).parent / "model"
_OUTPUTS = ("attribution", "entities", "links", "meaning")


class EmbeddedAnnotator:
    """Reads English news text with the model that the package ships.

    Args:
        folder: where `weights.onnx`, `tokenizer.json` and `decoder.json` lie.
        threads: CPU threads for one pass.

    Raises:
        AnnotatorError: a file of the model is missing or damaged.
    """

    def __init__(self, folder: Path = FOLDER, threads: int = 1) -> None:
        try:
            told = json.loads((folder / "decoder.json").read_text(encoding="utf8"))
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = threads
            options.inter_op_num_threads = 1
            options.log_severity_level = 3
            self._session = onnxruntime.InferenceSession(
                str(folder / "weights.onnx"), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # tokenizers and ONNX Runtime raise bare Exceptions for damaged files
            raise AnnotatorError(
                f"{folder}: the embedded model cannot be loaded ({error}); install the package again"
            ) from error
        self.model: str = told["name"]
        self._window: int = told["window"]
        self._size: int = told["hidden"]
        self._attribution = Tagger(told["attribution_tags"], np.array(told["attribution_transitions"], np.float32))
        self._entities = Tagger(told["entity_tags"], np.array(told["entity_transitions"], np.float32))
        self._linker = Linker(
            told["link_size"], np.array(told["distance"], np.float32), np.array(told["nobody"], np.float32)
        )
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        vocabulary = self._tokenizer.get_vocab()
        self._special: tuple[int, ...] = tuple(vocabulary[t] for t in ("[CLS]", "[SEP]"))

    def annotate(self, text: str, regions: Sequence[Span]) -> Annotation:
        """Read the given parts of a text; see `generator.annotate.Annotator`."""
        words = split_words(text, regions)
        pieces = word_pieces(self._tokenizer, text, words)
        attributions: list[Attribution] = []
        cuts = windows(text, words, [len(p) for p in pieces], self._window - 2)
        scores = []
        meanings = WordMeanings.room_for(words.spans, self._size)
        for first, last in cuts:
            tags, names, links, meaning = self._run(words, pieces, first, last)
            scores.append(names)
            meanings.put(first, meaning)
            spans = words.spans[first:last]
            groups = self._linker.groups(self._attribution.spans(tags), links)
            attributions += [_attribution(group, spans) for group in groups]
        mentions: list[Mention] = []
        if scores:
            names = agreed(np.concatenate(scores), self._entities.tags, text, words)
            for first, last in cuts:
                spans = words.spans[first:last]
                found = self._entities.spans(names[first:last])
                mentions += [_mention(to_characters((a, b), spans), kind) for a, b, kind in found]
        return Annotation(tuple(mentions), tuple(attributions), self.model, (meanings,) if cuts else ())

    def vectors(self, texts: Sequence[str]) -> Scores:
        """What texts mean, each read by itself: the nearer two unit vectors, the nearer the meanings.

        The third head of the model, taught by the sentence encoder that the model was made from (Reimers and
        Gurevych, 2019): the mean over the words of a text.

        Returns:
            One row of length one for each text, in order; zeros for a text without a word.
        """
        rows = []
        for text in texts:
            words = split_words(text, lines(text))
            pieces = word_pieces(self._tokenizer, text, words)
            cuts = windows(text, words, [len(p) for p in pieces], self._window - 2)
            total = sum(self._run(words, pieces, first, last)[3].sum(axis=0) for first, last in cuts)
            rows.append(total / np.linalg.norm(total) if cuts else np.zeros(self._size))
        return np.array(rows, np.float32).reshape(len(texts), self._size)

    def _run(
        self, words: Words, pieces: Sequence[Sequence[int]], first: int, last: int
    ) -> tuple[Scores, Scores, Scores, Scores]:
        """One pass over a window of words: scores of both taggers, vectors to link by, vectors of meaning."""
        ids = [self._special[0]]
        told = [(5, 0, 0)]
        firsts = []
        for i in range(first, last):
            firsts.append(len(ids))
            ids += pieces[i]
            told += [(words.shapes[i], words.quotes[i], words.breaks[i])] * len(pieces[i])
        ids.append(self._special[1])
        told.append((5, 0, 0))
        feed = {"pieces": ids, "features": told, "firsts": firsts}
        tags, names, links, meanings = self._session.run(_OUTPUTS, {k: np.array(v, np.int64) for k, v in feed.items()})
        return tags, names, links, meanings


def _attribution(group: Group, words: Sequence[Span]) -> Attribution:
    return Attribution(
        source=(to_characters(group.source, words),) if group.source else (),
        cue=(to_characters(group.cue, words),) if group.cue else (),
        content=tuple(to_characters(c, words) for c in group.contents),
    )


def _mention(span: Span, kind: str) -> Mention:
    label: EntityType = kind  # type: ignore[assignment]  # the tag set of the model is that of the records
    return Mention(*span, label)
