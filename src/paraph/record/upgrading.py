"""Stored forms of earlier versions, brought to the form of today; no record is ever rewritten."""

from collections.abc import Callable
from typing import Any, cast

from paraph.terms.steps import Step

Tree = Any
OLD_DEADLINE = frozenset({"day", "period", "anchor"})
"""The keys of a deadline before decision 0013."""


def _step(tree: Tree) -> Tree:
    """Bring an old step: `after` was ids, a duration one period, a deadline three keys."""
    if not isinstance(tree, dict):
        return tree
    step = dict(cast("dict[str, Tree]", tree))
    if isinstance(step.get("after"), list):
        step["after"] = _every(step["after"])
    if isinstance(step.get("duration"), dict) and "unit" in step["duration"]:
        step["duration"] = {"low": step["duration"], "high": step["duration"]}
    if isinstance(step.get("deadline"), dict) and OLD_DEADLINE.issuperset(step["deadline"]):
        step["deadline"] = _deadline(cast("dict[str, Tree]", step["deadline"]))
    return step


def _every(ids: list[Tree]) -> Tree:
    parts = [{"is": "reached", "step": each} for each in ids]
    several = {"is": "several", "needed": len(parts), "parts": parts}
    return several if len(parts) > 1 else next(iter(parts), None)


def _deadline(old: dict[str, Tree]) -> Tree:
    """Return the fixed day, or the period after a step or the start."""
    if old.get("day") is not None:
        return {"is": "fixed", "day": old["day"]}
    anchor = old.get("anchor")
    origin = {"is": "launched"} if anchor is None else {"is": "reached", "step": anchor}
    period = old.get("period")
    return period and {"is": "counted", "period": period, "origin": origin}


UPGRADES: dict[type, Callable[[Tree], Tree]] = {Step: _step}
"""For each class that was stored otherwise, what brings an old tree to the form of today."""
