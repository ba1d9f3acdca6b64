"""All regular expressions of the package: those of its modules, and those that its functions write out."""

from __future__ import annotations

import ast
import functools
import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import generator

PACKAGE = Path(generator.__file__).parent
METHODS = frozenset({"findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn"})
AT_THE_START = frozenset({"match", "fullmatch"})
STAND_IN = "Abc"
"""In place of what only the run can know, such as a name that is looked for."""


@dataclass
class Expression:
    """An expression, where it is from, and whether its matches may begin anywhere."""

    pattern: re.Pattern[Any]
    names: list[str] = field(default_factory=list)
    everywhere: bool = False


def modules() -> Iterator[Any]:
    for info in pkgutil.walk_packages(generator.__path__, "generator."):
        if not info.name.endswith("__main__"):
            yield importlib.import_module(info.name)


def trees() -> dict[str, ast.Module]:
    paths = sorted(PACKAGE.rglob("*.py"))
    names = (".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts) for path in paths)
    return {
        name.removesuffix(".__init__"): ast.parse(path.read_text(encoding="utf-8"))
        for name, path in zip(names, paths, strict=True)
    }


@functools.cache
def expressions() -> tuple[Expression, ...]:
    found: dict[tuple[Any, int], Expression] = {}
    all_trees = trees()
    shared = _methods(all_trees.values())
    for module in modules():
        own = _methods([all_trees[module.__name__]])
        for name, value in vars(module).items():
            for pattern in _patterns(value):
                each = found.setdefault((pattern.pattern, pattern.flags), Expression(pattern))
                each.names.append(f"{module.__name__}.{name}")
                used = own if name.startswith("_") else shared
                each.everywhere |= bool(used.get(name, METHODS) - AT_THE_START)
        for name, source, flags, everywhere in _written_out(module):
            each = found.setdefault((source, re.compile(source, flags).flags), Expression(re.compile(source, flags)))
            each.names.append(name)
            each.everywhere |= everywhere
    return tuple(found.values())


def _patterns(value: object, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 4 and isinstance(value, Mapping):
        for each in (*value.keys(), *value.values()):
            yield from _patterns(each, depth + 1)
    elif depth < 4 and isinstance(value, tuple | list | set | frozenset):
        for each in value:
            yield from _patterns(each, depth + 1)


def _methods(modules: Iterable[ast.Module]) -> dict[str, frozenset[str]]:
    """By the name of an expression: what is done with it; left out where it is handed on or looked up in a table."""
    done: dict[str, set[str]] = {}
    plain: set[str] = set()
    for module in modules:
        aliases = _aliases(module)
        calls = [node for node in ast.walk(module) if isinstance(node, ast.Attribute) and node.attr in METHODS]
        direct = {id(node.value) for node in calls} | {id(node) for nodes in aliases.values() for node in nodes}
        for node in calls:
            for name in (_name(node.value), *map(_name, aliases.get(_name(node.value), ()))):
                done.setdefault(name, set()).add(node.attr)
        for other in ast.walk(module):
            if isinstance(other, ast.Name | ast.Attribute) and id(other) not in direct:
                plain |= {_name(other)} if isinstance(other.ctx, ast.Load) else set()
    return {name: frozenset(methods) for name, methods in done.items() if name not in plain}


def _aliases(module: ast.Module) -> dict[str, list[ast.expr]]:
    """By the name that a loop gives them: the expressions that the loop goes through."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(module):
        if isinstance(node, ast.For | ast.comprehension) and isinstance(node.iter, ast.Tuple):
            found.setdefault(_name(node.target), []).extend(node.iter.elts)
    return found


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _written_out(module: Any) -> Iterator[tuple[str, str, int, bool]]:
    """Expressions that are given to functions of `re` where they are used."""
    for node, function in _calls(ast.parse(Path(module.__file__).read_text(encoding="utf-8"))):
        source = _text(node.args[0], module, function) if function is not None else None
        if source is not None:
            flags = [
                getattr(re, each.attr)
                for each in ast.walk(node)
                if isinstance(each, ast.Attribute) and _name(each.value) == "re" and each.attr.isupper()
            ]
            where = f"{module.__name__}:{node.lineno}"
            yield where, source, sum(set(flags)), node.func.attr not in AT_THE_START  # type: ignore[attr-defined]


def untold() -> set[str]:
    """Where an expression is made of which the program's text does not tell what it is: the function, or the line."""
    known = {name for expression in expressions() for name in expression.names}
    found = set()
    for module in modules():
        tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
        for node, function in _calls(tree):
            if function is None:
                named = _assigned(tree, node)
                if not {f"{module.__name__}.{name}" for name in named} & known:
                    found.add(f"{module.__name__}:{node.lineno}")
            elif f"{module.__name__}:{node.lineno}" not in known:
                found.add(f"{module.__name__}.{function.name}")
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module in {"re", "regex"}:
                found.add(f"{module.__name__}:{node.lineno}")
    return found


Function = ast.FunctionDef | ast.AsyncFunctionDef


def _calls(tree: ast.Module) -> Iterator[tuple[ast.Call, Function | None]]:
    """Every call of `re` that is given an expression, with the function that it stands in."""
    within: dict[int, Function] = {}
    for function in (node for node in ast.walk(tree) if isinstance(node, Function)):
        within |= {id(node): function for node in ast.walk(function)}
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re"), attr=method), args=[_, *_]):
                if method in {*METHODS, "compile"}:
                    yield node, within.get(id(node))


def _assigned(tree: ast.Module, call: ast.Call) -> list[str]:
    """The variables of the module that a call outside all functions goes into."""
    for statement in tree.body:
        if any(node is call for node in ast.walk(statement)):
            if isinstance(statement, ast.Assign):
                return [_name(target) for target in statement.targets]
            return [_name(statement.target)] if isinstance(statement, ast.AnnAssign) else []
    return []


def _text(node: ast.expr, module: Any, function: Function | None) -> str | None:
    """What an expression of the language stands for, as far as can be seen; None where that is nothing."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.Constant(value=bytes(content)):
            return content.decode("latin-1")
        case ast.JoinedStr(values=values):
            return "".join(_text(each, module, function) or STAND_IN for each in values)
        case ast.FormattedValue(value=inner):
            return _text(inner, module, function)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return "".join(_text(each, module, function) or STAND_IN for each in (left, right))
        case ast.Call(
            func=ast.Attribute(value=ast.Constant(value=str(between)), attr="join"), args=[ast.GeneratorExp() as each]
        ):
            return between.join([_text(each.elt, module, function) or STAND_IN] * 2)
        case ast.Name(id=name):
            own = [
                each.value
                for each in ast.walk(function or ast.Module([], []))
                if isinstance(each, ast.Assign) and name in map(_name, each.targets)
            ]
            if own:
                return _text(own[0], module, None)
            value = getattr(module, name, None)
            return value if isinstance(value, str) else None
        case _:
            return None
