"""The network of actors: who speaks about whom, as circles and arrows on a canvas for wide and one for small screens.

Where actors stand to each other is networkx's work. Its places are then moved into the cells of a grid, each with room
for one circle and its name, so that names cannot overlap or leave the picture, however long they are.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from generator.relate.corpus import Corpus
from generator.site.pictures.labels import wrapped
from generator.site.pictures.relations import Relation, relations

MOST_ACTORS = 40
"""How many actors the picture has: those with most statements by or about them, and whom they have most to do with."""

MOST_ARROWS = 120
"""How many arrows it has beside each actor's strongest."""

SEED = 20240229
"""Of the layout's first, random places: the same each time."""

ROUNDS = 300
"""Steps of the layout, which stops before where nothing moves any more."""

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """What a canvas is made for.

    Attributes:
        width: in pixels.
        columns: cells beside each other at most.
        row: pixels from row to row.
        font: pixels of an em of the names.
        largest: pixels of the radius of the largest circle.
    """

    name: str
    width: int
    columns: int
    row: int
    font: float
    largest: float


WIDE = Shape("wide", 880, 7, 92, 12.5, 13)
SMALL = Shape("small", 320, 3, 78, 11.5, 9)

LINE = 1.2
"""Ems from one line of a name to the next."""

FEW = 5
"""Where the strongest pair has hardly more statements than the others, arrows are not thick."""

BEND = 0.16
"""How far the bow of an arrow is drawn aside, of its length."""


@dataclass(frozen=True, slots=True)
class Node:
    """An actor on a canvas.

    Attributes:
        number: its place in `Network.actors`.
        left, top, width, height: of its cell, in pixels; no two cells of a canvas have a point in common.
        x, y, radius: of its circle, from the cell's corner.
        lines: its name, in lines that the cell has room for.
        baselines: of the lines, from the cell's top.
    """

    number: int
    actor: str
    left: float
    top: float
    width: float
    height: float
    x: float
    y: float
    radius: float
    lines: tuple[str, ...]
    baselines: tuple[float, ...]

    @property
    def centre(self) -> Place:
        """Of its circle, on the canvas."""
        return self.left + self.x, self.top + self.y


@dataclass(frozen=True, slots=True)
class Arrow:
    """A pair of actors on a canvas.

    Attributes:
        speaker, about: numbers of the actors in `Network.actors`.
        path: SVG path data.
        thick: pixels.
    """

    speaker: int
    about: int
    relation: Relation
    path: str
    thick: float


@dataclass(frozen=True, slots=True)
class Canvas:
    """The network drawn for a width."""

    shape: Shape
    height: int
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """The picture, and what it leaves out.

    Attributes:
        actors: ids, those with most statements by or about them first.
        numbers: by id, how many statements of all pairs with the actor.
        relations: the pairs that are drawn, those with most statements first.
        further: how many pairs are not drawn.
        further_actors: how many actors of pairs are not drawn.
        canvases: for wide and for small screens.
    """

    actors: tuple[str, ...]
    numbers: Mapping[str, int]
    relations: tuple[Relation, ...]
    further: int
    further_actors: int
    canvases: tuple[Canvas, ...]


@dataclass(frozen=True, slots=True)
class _Graph:
    """What all canvases show: names, numbers of statements and places by actor, and the pairs.

    Attributes:
        order: the number of each actor in `Network.actors`.
        places: of the layout, in no unit.
    """

    order: Mapping[str, int]
    names: Mapping[str, str]
    numbers: Mapping[str, int]
    places: Mapping[str, Place]
    pairs: tuple[Relation, ...]


def network(corpus: Corpus) -> Network | None:
    """The network of a corpus; None where nobody speaks about another actor."""
    found = relations(corpus)
    if not found:
        return None
    numbers: dict[str, int] = {}
    for pair in found:
        for actor in (pair.speaker, pair.about):
            numbers[actor] = numbers.get(actor, 0) + pair.number
    actors = _chosen(found, sorted(numbers, key=lambda actor: (-numbers[actor], actor)))
    drawn = _strongest([pair for pair in found if {pair.speaker, pair.about} <= set(actors)])
    names = {actor: corpus.actors[actor].name for actor in actors}
    order = {actor: at for at, actor in enumerate(actors)}
    graph = _Graph(order, names, numbers, _places(actors, drawn), drawn)
    canvases = tuple(_canvas(shape, graph) for shape in (WIDE, SMALL))
    return Network(actors, numbers, drawn, len(found) - len(drawn), len(numbers) - len(actors), canvases)


def _chosen(pairs: Iterable[Relation], ranked: Sequence[str]) -> tuple[str, ...]:
    """The first actors of a ranking, each with the one that it has most to do with, so that nobody stands alone."""
    partners: dict[str, str] = {}
    for pair in pairs:
        partners.setdefault(pair.speaker, pair.about)
        partners.setdefault(pair.about, pair.speaker)
    chosen: set[str] = set()
    for actor in ranked:
        both = {actor, partners[actor]}
        if len(chosen | both) <= MOST_ACTORS:
            chosen |= both
    return tuple(actor for actor in ranked if actor in chosen)


def _strongest(pairs: Sequence[Relation]) -> tuple[Relation, ...]:
    """The pairs with most statements, and of each actor the strongest, in their order."""
    seen: set[str] = set()
    kept = []
    for at, pair in enumerate(pairs):
        if at < MOST_ARROWS or not {pair.speaker, pair.about} <= seen:
            kept.append(pair)
        seen |= {pair.speaker, pair.about}
    return tuple(kept)


def _places(actors: Sequence[str], pairs: Iterable[Relation]) -> dict[str, Place]:
    """Where actors stand, those that speak about each other close together; across and down from 0 to 1."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(actors))
    for pair in pairs:
        old = graph.get_edge_data(pair.speaker, pair.about, {"pull": 0.0})["pull"]
        graph.add_edge(pair.speaker, pair.about, pull=old + math.log1p(pair.number))
    found = nx.spring_layout(graph, weight="pull", seed=SEED, iterations=ROUNDS)
    across, down = ([float(place[axis]) for place in found.values()] for axis in (0, 1))
    # Rounded, so that the last digits of another machine's arithmetic move nothing.
    return {
        actor: (round(_part(float(place[0]), across), 3), round(_part(float(place[1]), down), 3))
        for actor, place in found.items()
    }


def _part(value: float, values: Sequence[float]) -> float:
    low, high = min(values), max(values)
    return (value - low) / (high - low) if high > low else 0.5


def _canvas(shape: Shape, graph: _Graph) -> Canvas:
    columns = min(shape.columns, max(2, round(math.sqrt(len(graph.order) * shape.width / 500))))
    rows = _rows(sorted(graph.order, key=lambda actor: (graph.places[actor][1], actor)), columns)
    nodes: dict[str, Node] = {}
    for row, inside in enumerate(rows):
        wide = shape.width / len(inside)
        for column, actor in enumerate(sorted(inside, key=lambda actor: (graph.places[actor][0], actor))):
            nodes[actor] = _node(shape, graph, actor, row, (column * wide, wide))
    strongest = graph.pairs[0].number
    size = shape.width, len(rows) * shape.row
    arrows = tuple(
        Arrow(
            graph.order[pair.speaker],
            graph.order[pair.about],
            pair,
            _path(nodes[pair.speaker], nodes[pair.about], size),
            round(1 + 3.5 * math.sqrt((pair.number - 1) / max(strongest - 1, FEW)), 2),
        )
        for pair in reversed(graph.pairs)
    )
    return Canvas(shape, size[1], tuple(nodes[actor] for actor in graph.order), arrows)


def _rows(actors: Sequence[str], columns: int) -> list[list[str]]:
    """The actors in rows of so many and one fewer by turns, as bricks: arrows up and down then pass between circles."""
    rows: list[list[str]] = []
    left = list(actors)
    while left:
        size = columns - len(rows) % 2 if columns > 2 else columns
        rows.append(left[:size])
        left = left[size:]
    return rows


def _node(shape: Shape, graph: _Graph, actor: str, row: int, span: tuple[float, float]) -> Node:
    """An actor in its part of a row: as near to where it wishes to be as leaves room for its name on both sides."""
    left, wide = span
    number = graph.order[actor]
    most = max(graph.numbers[each] for each in graph.order)
    radius = 3 + (shape.largest - 3) * math.sqrt(graph.numbers[actor] / most)
    room = min(wide, 12 * shape.font)
    x = min(max(graph.places[actor][0] * shape.width - left, room / 2), wide - room / 2)
    # Not all on one line, or arrows would run through circles.
    y = shape.largest + 2 + (number % 3) * (shape.row - 2 * shape.largest - 4 - 2.5 * LINE * shape.font) / 2
    lines = wrapped(graph.names[actor], (room - 6) / shape.font, 2)
    first = y + radius + shape.font
    return Node(
        number,
        actor,
        round(left + x - room / 2, 1),
        row * shape.row,
        round(room, 1),
        shape.row,
        round(room / 2, 1),
        round(y, 1),
        round(radius, 1),
        lines,
        tuple(round(first + at * LINE * shape.font, 1) for at in range(len(lines))),
    )


def _path(source: Node, target: Node, size: tuple[int, int]) -> str:
    """A bow from circle to circle, to the right of its way, so that there and back are two; inside of the canvas."""
    (x1, y1), (x2, y2) = source.centre, target.centre
    x = min(max((x1 + x2) / 2 - (y2 - y1) * BEND, 2), size[0] - 2)
    y = min(max((y1 + y2) / 2 + (x2 - x1) * BEND, 2), size[1] - 2)
    start = _towards((x1, y1), (x, y), source.radius + 1.5)
    end = _towards((x2, y2), (x, y), target.radius + 3)
    return f"M{start[0]:.1f} {start[1]:.1f}Q{x:.1f} {y:.1f} {end[0]:.1f} {end[1]:.1f}"


def _towards(place: Place, other: Place, distance: float) -> Place:
    """The point that is so far from a place on the way to another."""
    part = min(1.0, distance / (math.dist(place, other) or 1.0))
    return place[0] + (other[0] - place[0]) * part, place[1] + (other[1] - place[1]) * part
