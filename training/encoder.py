"""The encoder: BERT (Devlin et al., 2019) in the size of MiniLM-L6, with the parameter names of its checkpoint."""

from __future__ import annotations

import random
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

HIDDEN, LAYERS, HEADS, INNER, PIECES, POSITIONS = 384, 6, 12, 1536, 30522, 512
EPSILON, DROPOUT = 1e-12, 0.1


class Linear(nn.Linear):
    """A linear map that can be trained as it will run: with weights and inputs rounded to eight bits.

    The gradient passes through the rounding as if it were not there (Jacob et al., 2018).
    """

    rounds = False

    def forward(self, states: Tensor) -> Tensor:
        if not (self.rounds and self.training):
            return super().forward(states)
        with torch.no_grad():
            scale = self.weight.abs().amax(1, keepdim=True) / 127
            off = (self.weight / scale).round() * scale - self.weight
            low, high = states.min().clamp(max=0), states.max().clamp(min=0)
            step = (high - low) / 255
            noise = (states / step).round() * step - states
        return nn.functional.linear(states + noise, self.weight + off, self.bias)


class Dropout(nn.Module):
    """Dropout whose random numbers are cut from a pool: drawing them anew took a third of the time of a step.

    The pool is cut at a random place each time; what is kept is scaled up, as usual.
    """

    POOL = 1 << 24

    def __init__(self, share: float = DROPOUT) -> None:
        super().__init__()
        self.share = share
        self._pool: Tensor | None = None

    def forward(self, states: Tensor) -> Tensor:
        if not self.training:
            return states
        if self._pool is None or self._pool.dtype != states.dtype or self._pool.device != states.device:
            kept = torch.rand(self.POOL, device=states.device) >= self.share
            self._pool = kept.to(states.dtype) / (1 - self.share)
        if states.numel() > self.POOL:
            return nn.functional.dropout(states, self.share)
        at = random.randrange(self.POOL - states.numel() + 1)
        return states * self._pool[at : at + states.numel()].view(states.shape)


class Embeddings(nn.Module):
    """Word pieces and positions; `told` is what is added to them before they are normalised."""

    def __init__(self) -> None:
        super().__init__()
        self.word_embeddings = nn.Embedding(PIECES, HIDDEN)
        self.position_embeddings = nn.Embedding(POSITIONS, HIDDEN)
        self.token_type_embeddings = nn.Embedding(2, HIDDEN)
        self.LayerNorm = nn.LayerNorm(HIDDEN, EPSILON)
        self.dropout = Dropout()

    def forward(self, pieces: Tensor, told: Tensor) -> Tensor:
        positions = self.position_embeddings.weight[: pieces.shape[1]]
        total = self.word_embeddings(pieces) + told + positions + self.token_type_embeddings.weight[0]
        return self.dropout(self.LayerNorm(total))


class SelfAttention(nn.Module):
    """Scaled dot-product attention over the pieces of a window."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (Linear(HIDDEN, HIDDEN) for _ in range(3))

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        def split(x: Tensor) -> Tensor:
            return x.unflatten(-1, (HEADS, HIDDEN // HEADS)).transpose(1, 2)

        # Written out: on a CPU the fused function is slower, above all backwards.
        scores = split(self.query(states)) @ split(self.key(states)).transpose(2, 3) * (HIDDEN // HEADS) ** -0.5
        if mask is not None:
            scores = scores.masked_fill(~mask, torch.finfo(scores.dtype).min)
        out = scores.softmax(-1).to(states.dtype) @ split(self.value(states))
        return out.transpose(1, 2).flatten(2)


class Output(nn.Module):
    """A projection, added to what came in and normalised."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.dense = Linear(size, HIDDEN)
        self.LayerNorm = nn.LayerNorm(HIDDEN, EPSILON)
        self.dropout = Dropout()

    def forward(self, inner: Tensor, states: Tensor) -> Tensor:
        return self.LayerNorm(self.dropout(self.dense(inner)) + states)


class Layer(nn.Module):
    """Attention and a feed-forward network."""

    def __init__(self) -> None:
        super().__init__()
        self.attention = nn.ModuleDict({"self": SelfAttention(), "output": Output(HIDDEN)})
        self.intermediate = nn.ModuleDict({"dense": Linear(HIDDEN, INNER)})
        self.output = Output(INNER)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        states = self.attention["output"](self.attention["self"](states, mask), states)
        return self.output(nn.functional.gelu(self.intermediate["dense"](states)), states)


class Encoder(nn.Module):
    """All layers; gives the states after the embeddings and after each layer."""

    def __init__(self) -> None:
        super().__init__()
        self.embeddings = Embeddings()
        self.encoder = nn.ModuleDict({"layer": nn.ModuleList(Layer() for _ in range(LAYERS))})

    def forward(self, pieces: Tensor, told: Tensor, mask: Tensor | None = None) -> list[Tensor]:
        """States of shape (B, L, HIDDEN); `mask` is True where there is a piece, None where there is no padding."""
        wide = None if mask is None else mask[:, None, None, :]
        states = [self.embeddings(pieces, told)]
        for layer in self.encoder["layer"]:
            states.append(layer(states[-1], wide))
        return states

    @classmethod
    def pretrained(cls, folder: Path) -> Encoder:
        """The encoder with the weights of a checkpoint folder."""
        model = cls()
        weights = {k: v for k, v in load_file(folder / "model.safetensors").items() if not k.startswith("pooler.")}
        weights.pop("embeddings.position_ids", None)
        model.load_state_dict(weights)
        return model
