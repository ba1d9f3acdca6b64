"""Everything that a run of training reads: labelled documents, bare ones, and what teachers say of them."""

from __future__ import annotations

import argparse
import dataclasses
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from generator.annotate.embedded import EmbeddedAnnotator
from generator.annotate.pieces import word_pieces
from generator.annotate.words import lines, split_words
from training import data
from training.data import Example, Labelled
from training.encoder import Encoder
from training.network import Batch, Reader

_ASKED = 224
"""Word pieces of a window that a teacher is shown."""

_LONE_SENTENCES = 4000
"""How many sentences an epoch shows by themselves, as headlines and claims stand."""


@dataclass(slots=True)
class Corpus:
    """The documents of a run.

    Attributes:
        quoted: with attributions.
        named: with names; their paragraphs are drawn anew for each epoch.
        bare: neither; read only where there is a teacher.
        lone: single sentences with their meaning.
    """

    options: argparse.Namespace
    tokenizer: Tokenizer
    quoted: list[Labelled]
    named: list[Labelled]
    bare: list[Labelled]
    lone: list[Labelled]

    @classmethod
    def read(cls, options: argparse.Namespace, tokenizer: Tokenizer) -> Corpus:
        """Read the packs, label what people did not, and ask the sentence encoder for the meaning of each sentence."""
        folder = options.data
        quoted = data.attribution_documents(folder / "attribution/train.jsonl", tokenizer)
        named = data.entity_documents(folder / "ner/train.jsonl", tokenizer)
        bare = [_bare(text, tokenizer) for text in _texts(folder)] if options.teacher else []
        lone = [_bare(text, tokenizer) for text in _sentences(folder)]
        if options.labeller:
            labeller = EmbeddedAnnotator(options.labeller, threads=2)
            quoted, named = ([data.guess(d, labeller) for d in group] for group in (quoted, named))
        encoder = Encoder.pretrained(options.encoder).eval()
        groups = [[_cut(d) for d in group] for group in (quoted, named, bare, lone)]
        cache = options.out / "meanings.pt"
        told = torch.load(cache, weights_only=True) if cache.exists() else {}
        for group in groups:
            _mean(group, encoder, tokenizer, told)
        torch.save(told, cache)
        print(*map(len, groups), "documents: quoted, named, bare, lone", flush=True)
        return cls(options, tokenizer, *groups)

    def teach(self, checkpoints: list[Path]) -> tuple[Tensor, Tensor] | None:
        """Ask the teachers about every document; gives their mean transition scores, None without teachers."""
        if not checkpoints:
            return None
        transitions = []
        for n, path in enumerate(checkpoints):
            model = Reader(Encoder())
            model.load_state_dict(torch.load(path, map_location="cpu", weights_only=True), strict=False)
            model.eval()
            transitions.append((model.attribution_crf.scores().detach(), model.entity_crf.scores().detach()))
            for group in (self.quoted, self.named, self.bare):
                for i, said in enumerate(self._asked(group, model)):
                    before = group[i].potentials or said
                    mean = tuple(b + (s - b) / (n + 1) for b, s in zip(before, said, strict=True))
                    group[i] = dataclasses.replace(group[i], potentials=mean)
            print("asked", path, flush=True)
        return tuple(torch.stack(t).mean(0) for t in zip(*transitions, strict=True))

    def examples(self, rng: random.Random) -> list[Example]:
        """The windows of one epoch."""
        out = []
        for document in (*self.quoted, *self._drawn(rng), *self.bare):
            limit = rng.randrange(self.options.windows[0], self.options.windows[1] + 1, 16)
            out += data.examples(document, limit, self._special)
        for document in rng.sample(self.lone, min(_LONE_SENTENCES, len(self.lone))):
            out += list(data.examples(document, self.options.windows[1], self._special))[:1]
        mask = self.tokenizer.token_to_id("[MASK]")
        return [data.masked(e, mask, self.options.masked * rng.random() * 2, rng) for e in out]

    def _drawn(self, rng: random.Random) -> Iterator[Labelled]:
        """The documents with names, their sentences joined into other paragraphs: the same words, other lines."""
        drawn = data.entity_documents(self.options.data / "ner/train.jsonl", self.tokenizer, rng)
        for old, new in zip(self.named, drawn, strict=True):
            yield dataclasses.replace(old, text=new.text, words=new.words)

    @property
    def _special(self) -> tuple[int, int]:
        return self.tokenizer.token_to_id("[CLS]"), self.tokenizer.token_to_id("[SEP]")

    @torch.no_grad()
    def _asked(self, documents: Sequence[Labelled], model: Reader) -> Iterator[tuple[Tensor, Tensor]]:
        """What a teacher's taggers say of each document's words."""
        windows = [(i, e) for i, d in enumerate(documents) for e in data.examples(d, _ASKED, self._special)]
        said: list[tuple[Tensor, Tensor]] = [(torch.empty(0), torch.empty(0))] * len(windows)
        order = sorted(range(len(windows)), key=lambda w: len(windows[w][1].pieces))
        for at in range(0, len(order), 16):
            some = order[at : at + 16]
            batch = Batch.of([windows[w][1] for w in some], torch.device("cpu"))
            with torch.autocast("cpu", dtype=torch.bfloat16):
                tags, names, *_ = model(batch.pieces, batch.mask, batch.features, batch.firsts)
            for row, w in enumerate(some):
                count = len(windows[w][1].firsts)
                said[w] = (tags[row, :count].half(), names[row, :count].half())
        of: list[list[int]] = [[] for _ in documents]
        for w, (document, _) in enumerate(windows):
            of[document].append(w)
        for i in range(len(documents)):
            parts = [said[w] for w in of[i]]
            yield torch.cat([t for t, _ in parts]), torch.cat([n for _, n in parts])


def _texts(folder: Path) -> Iterator[str]:
    """Bare news texts; `articles` is left out, since those of the dev documents are among them."""
    for name in ("triples", "ecb-train"):
        yield from (row["text"] for row in data.rows(folder / f"stories/{name}.jsonl"))


def _sentences(folder: Path) -> Iterator[str]:
    """Claims and headlines that may be trained on, each by itself; not those of 2015."""
    for name in ("claimdiff-train", "headlines-2013", "headlines-2014"):
        for row in data.rows(folder / f"claims/{name}.jsonl"):
            yield from (text for key, text in row.items() if key in {"a", "b", "claim_a", "claim_b"})


def _bare(text: str, tokenizer: Tokenizer) -> Labelled:
    words = split_words(text, lines(text))
    return Labelled(text, words, word_pieces(tokenizer, text, words))


def _cut(document: Labelled) -> Labelled:
    return dataclasses.replace(document, sentences=data.sentence_spans(document.text, document.words))


@torch.no_grad()
def _mean(documents: list[Labelled], encoder: Encoder, tokenizer: Tokenizer, told: dict[str, Tensor]) -> None:
    """Give each document the sentence encoder's vectors; `told` holds those that are known, and gets the others."""
    spans = {}
    for document in documents:
        for first, last in document.sentences:
            text = document.text[document.words.spans[first][0] : document.words.spans[last - 1][1]]
            if text not in told:
                spans[text] = tokenizer.encode(text).ids[:256]
    texts = sorted(spans, key=lambda t: len(spans[t]))
    for at in range(0, len(texts), 64):
        some = texts[at : at + 64]
        longest = max(len(spans[t]) for t in some)
        pieces = torch.tensor([spans[t] + [0] * (longest - len(spans[t])) for t in some])
        mask = torch.tensor([[True] * len(spans[t]) + [False] * (longest - len(spans[t])) for t in some])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = encoder(pieces, torch.zeros(1), mask)[-1].float()
        vectors = (states * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim=True)
        told.update(zip(some, nn.functional.normalize(vectors, dim=1).half(), strict=True))
    for i, document in enumerate(documents):
        whole = [
            document.text[document.words.spans[a][0] : document.words.spans[b - 1][1]] for a, b in document.sentences
        ]
        vectors = torch.stack([told[t] for t in whole]).float() if whole else None
        documents[i] = dataclasses.replace(document, meanings=vectors)
