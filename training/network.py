"""The network: a small transformer encoder with word features, two CRF taggers and a linker."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from generator.annotate.labels import ATTRIBUTION_TAGS, ENTITY_TAGS, allowed, may_end, may_start
from generator.annotate.link import distance_bucket
from generator.annotate.words import QUOTE_STATES, SHAPES
from training.data import Example, Link
from training.encoder import HIDDEN, LAYERS, Dropout, Encoder

LINK_SIZE = 48
DISTANCE_BUCKETS = 24
FORBIDDEN = -1e4
GUESS_WEIGHT = 0.4
"""How much a label that a teacher gave counts beside one that a person gave."""


class Crf(nn.Module):
    """A linear-chain conditional random field (Lafferty et al., 2001) over one tag set."""

    def __init__(self, tags: tuple[str, ...]) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(len(tags), len(tags)))
        barred = torch.tensor([[0.0 if allowed(a, b) else FORBIDDEN for b in tags] for a in tags])
        self.register_buffer("barred", barred)
        self.register_buffer("start", torch.tensor([0.0 if may_start(t) else FORBIDDEN for t in tags]))
        self.register_buffer("end", torch.tensor([0.0 if may_end(t) else FORBIDDEN for t in tags]))

    def scores(self) -> Tensor:
        """Transition scores, with those that the tagging scheme forbids far below zero."""
        return self.transitions + self.barred

    def loss(self, emissions: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
        """Negative log-likelihood of the labels of each row. Shapes (B, W, T), (B, W), (B, W)."""
        trans = self.scores()
        here = emissions.gather(2, labels.unsqueeze(2)).squeeze(2)
        steps = here[:, 1:] + trans[labels[:, :-1], labels[:, 1:]]
        last = labels.gather(1, mask.sum(1, keepdim=True) - 1).squeeze(1)
        gold = here[:, 0] + (steps * mask[:, 1:]).sum(1) + self.start[labels[:, 0]] + self.end[last]
        return self.total(emissions, trans, mask) - gold

    def total(self, emissions: Tensor, transitions: Tensor, mask: Tensor) -> Tensor:
        """Logarithm of the summed scores of all sequences of each row."""
        alpha = emissions[:, 0] + self.start
        for t in range(1, emissions.shape[1]):
            step = torch.logsumexp(alpha.unsqueeze(2) + transitions, dim=1) + emissions[:, t]
            alpha = torch.where(mask[:, t].unsqueeze(1), step, alpha)
        return torch.logsumexp(alpha + self.end, dim=1)

    def distance(self, emissions: Tensor, taught: Tensor, teacher: Tensor, mask: Tensor) -> Tensor:
        """Cross-entropy of the whole sequence under a teacher's distribution (Wang et al., 2020), summed over the rows.

        The derivatives of the teacher's total are its marginals: of each word's tag and of each pair.
        """
        with torch.enable_grad():
            words, pairs = taught.detach().requires_grad_(), teacher.detach().clone().requires_grad_()
            self.total(words, pairs, mask).sum().backward()
        own = self.scores()
        allowed_pairs = pairs.grad * (self.barred == 0)
        expected = (words.grad * emissions).sum() + (allowed_pairs * own).sum()
        return self.total(emissions, own, mask).sum() - expected


@dataclass(slots=True)
class Batch:
    """Examples padded to one length, on one device."""

    pieces: Tensor
    mask: Tensor
    features: Tensor
    firsts: Tensor
    word_mask: Tensor
    attribution: Tensor | None
    attribution_rows: Tensor
    entities: Tensor | None
    entity_rows: Tensor
    links: list[list[Link]]
    guessed: list[str]
    sentences: list[list[tuple[int, int]]]
    meanings: Tensor | None
    potentials: tuple[Tensor, Tensor] | None
    taught_rows: Tensor

    @classmethod
    def of(cls, items: list[Example], device: torch.device) -> Batch:
        """Pad and move a list of examples."""
        length, count = max(len(e.pieces) for e in items), max(len(e.firsts) for e in items)

        def pad(values: list, to: int, fill: object = 0) -> list:
            return values + [fill] * (to - len(values))

        def tensor(data: list) -> Tensor:
            return torch.tensor(data, device=device)

        tagged = [i for i, e in enumerate(items) if e.attribution is not None]
        named = [i for i, e in enumerate(items) if e.entities is not None]
        taught = [i for i, e in enumerate(items) if e.potentials is not None]
        meant = [e.meanings for e in items if e.meanings is not None]

        def rows(of: list[int]) -> Tensor:
            return torch.tensor(of, dtype=torch.int64, device=device)

        def potentials(task: int) -> Tensor:
            said = [items[i].potentials[task].float() for i in taught]
            return torch.stack([nn.functional.pad(p, (0, 0, 0, count - len(p))) for p in said]).to(device)

        return cls(
            tensor([pad(e.pieces, length) for e in items]),
            tensor([pad([True] * len(e.pieces), length, False) for e in items]),
            tensor([pad(e.features, length, (5, 0, 0)) for e in items]),
            tensor([pad(e.firsts, count) for e in items]),
            tensor([pad([True] * len(e.firsts), count, False) for e in items]),
            tensor([pad(items[i].attribution, count) for i in tagged]) if tagged else None,
            rows(tagged),
            tensor([pad(items[i].entities, count) for i in named]) if named else None,
            rows(named),
            [e.links for e in items],
            [e.guessed for e in items],
            [e.sentences if e.meanings is not None else [] for e in items],
            torch.cat(meant).to(device) if meant else None,
            (potentials(0), potentials(1)) if taught else None,
            rows(taught),
        )


class Reader(nn.Module):
    """One forward pass: emissions of both taggers, and vectors to link spans by.

    The features of a word are embedded and added to what the encoder embeds, since the encoder is
    uncased; the heads read a learned mix of all layers (Peters et al., 2018), since the last layers
    of a sentence encoder have forgotten much of what a tagger needs.
    """

    def __init__(self, encoder: Encoder, hidden: int = HIDDEN, layers: int = LAYERS) -> None:
        super().__init__()
        self.encoder = encoder
        self.shape = nn.Embedding(len(SHAPES), hidden)
        self.quote = nn.Embedding(len(QUOTE_STATES), hidden)
        self.line = nn.Embedding(2, hidden)
        for table in (self.shape, self.quote, self.line):
            nn.init.normal_(table.weight, std=0.02)
        self.mix = nn.Parameter(torch.cat([torch.zeros(layers), torch.ones(1) * 2.0]))
        self.dropout = Dropout()
        self.attribution = nn.Linear(hidden, len(ATTRIBUTION_TAGS))
        self.entities = nn.Linear(hidden, len(ENTITY_TAGS))
        self.link = nn.Linear(hidden, 4 * LINK_SIZE)
        self.distance = nn.Parameter(torch.zeros(2, DISTANCE_BUCKETS))
        self.nobody = nn.Parameter(torch.zeros(2, LINK_SIZE))
        self.attribution_crf = Crf(ATTRIBUTION_TAGS)
        self.entity_crf = Crf(ENTITY_TAGS)
        self.meaning_mix = nn.Parameter(torch.cat([torch.zeros(layers), torch.ones(1) * 4.0]))
        self.meaning = nn.Linear(hidden, hidden)
        nn.init.eye_(self.meaning.weight)  # where training begins, the encoder itself is the sentence encoder
        nn.init.zeros_(self.meaning.bias)

    def forward(
        self, pieces: Tensor, mask: Tensor | None, features: Tensor, firsts: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Of each word: emissions (B, W, 13) and (B, W, 19), link vectors (B, W, 4 * LINK_SIZE), meaning (B, W, H)."""
        told = self.shape(features[..., 0]) + self.quote(features[..., 1]) + self.line(features[..., 2])
        states = self.encoder(pieces, told, mask)
        mixed, meant = (_mixed(states, firsts, weights) for weights in (self.mix, self.meaning_mix))
        words = self.dropout(mixed)
        return self.attribution(words), self.entities(words), self.link(words), self.meaning(meant)

    def loss(self, batch: Batch, teacher: tuple[Tensor, Tensor] | None = None) -> dict[str, Tensor]:
        """The losses, each per word, per link or per sentence.

        Args:
            batch: the examples.
            teacher: the transition scores that go with the examples' potentials.
        """
        device = batch.pieces.device.type
        with torch.autocast(device, dtype=torch.bfloat16):
            outputs = self(batch.pieces, batch.mask, batch.features, batch.firsts)
        tags, names, vectors, meanings = (o.float() for o in outputs)
        out = {}
        tasks = (
            ("attribution", self.attribution_crf, tags, batch.attribution, batch.attribution_rows),
            ("entities", self.entity_crf, names, batch.entities, batch.entity_rows),
        )
        for i, (name, crf, emissions, labels, rows) in enumerate(tasks):
            if labels is not None:
                mask = batch.word_mask[rows]
                weights = torch.tensor([GUESS_WEIGHT if batch.guessed[i] == name else 1.0 for i in rows.tolist()])
                losses = crf.loss(emissions[rows], labels, mask) * weights.to(mask.device)
                out[name] = losses.sum() / mask.sum()
            if batch.potentials and teacher:
                mask = batch.word_mask[batch.taught_rows]
                away = crf.distance(emissions[batch.taught_rows], batch.potentials[i], teacher[i], mask)
                out[f"{name} as taught"] = away / mask.sum()
        if batch.meanings is not None and len(batch.meanings):
            own = [meanings[row, s:e].mean(0) for row, spans in enumerate(batch.sentences) for s, e in spans]
            out["meaning"] = 1 - nn.functional.cosine_similarity(torch.stack(own), batch.meanings).mean()
        terms = [t for row, links in enumerate(batch.links) for t in self._link_terms(vectors[row], links)]
        if terms:
            out["links"] = torch.stack(terms).mean()
        return out

    def _link_terms(self, vectors: Tensor, links: list[Link]) -> list[Tensor]:
        """Cross-entropy of each cue's source and of each content's cue among those of the window."""
        sources = sorted({link.source for link in links if link.source})
        cues = sorted({link.cue for link in links})
        parts = vectors.view(len(vectors), 4, LINK_SIZE)
        terms = []
        for link in links:
            target = 0 if link.source is None else 1 + sources.index(link.source)
            terms.append(self._choice(parts, 0, link.cue, sources, target))
            terms += [self._choice(parts, 1, c, cues, 1 + cues.index(link.cue)) for c in link.contents]
        return terms

    def _choice(
        self, parts: Tensor, kind: int, one: tuple[int, int], others: list[tuple[int, int]], target: int
    ) -> Tensor:
        """Cross-entropy of choosing `target` for a span: 0 is nobody, 1.. are the other spans."""
        query = span_vector(parts[:, 2 * kind], one)
        keys = [self.nobody[kind], *(span_vector(parts[:, 2 * kind + 1], o) for o in others)]
        bias = torch.stack(
            [
                self.distance.new_zeros(()),
                *(self.distance[kind, distance_bucket(o[0] - one[0], DISTANCE_BUCKETS)] for o in others),
            ]
        )
        logits = torch.stack(keys) @ query / LINK_SIZE**0.5 + bias
        return nn.functional.cross_entropy(logits.unsqueeze(0), torch.tensor([target], device=logits.device))


def _mixed(states: list[Tensor], firsts: Tensor, weights: Tensor) -> Tensor:
    """A learned mix of the layers at the first piece of each word."""
    mixed = sum(w * s for w, s in zip(torch.softmax(weights, 0), states, strict=True))
    return mixed.gather(1, firsts.unsqueeze(-1).expand(-1, -1, mixed.shape[-1]))


def span_vector(vectors: Tensor, span: tuple[int, int]) -> Tensor:
    """The vector of a span: the mean of its first and last word's."""
    return (vectors[span[0]] + vectors[span[1] - 1]) / 2
