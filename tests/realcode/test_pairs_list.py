"""Checks that the list of model/guide pairs still points at the lines it was read from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from .packages import PINS, PackagesUnavailableError, fetch

PAIRS_FILE = Path(__file__).with_name("pairs.json")
PAIR_FIELDS: dict[str, type | tuple[type, ...]] = {
    "package": str,
    "path": str,
    "line": int,
    "callee": str,
    "via": str,
    "model": str,
    "guide": str,
    "loss": (str, type(None)),
    "model_how": str,
    "guide_how": str,
    "model_at": (str, type(None)),
    "guide_at": (str, type(None)),
    "same_file": bool,
    "expected": str,
    "needs": list,
    "reached_from": list,
    "note": (str, type(None)),
}
EXPECTATIONS = ("aligned", "misaligned: ", "cannot tell from source: ")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A text that one line of a package has to hold."""

    package: str
    path: str
    line: int
    text: str


@pytest.fixture(scope="session")
def folders() -> dict[str, Path]:
    """The unpacked packages."""
    try:
        return fetch()
    except PackagesUnavailableError as error:
        pytest.skip(f"the real-code packages are not available: {error}")


def listed() -> dict[str, list[dict[str, object]]]:
    """The two arrays of the list: the pairs, and what was left out and why."""
    content = json.loads(PAIRS_FILE.read_text(encoding="utf-8"))
    return {"pairs": content["pairs"], "excluded": content["excluded"]}


def anchors() -> Iterator[Anchor]:
    """Every place that the list names, with the text that stood there when it was read."""
    arrays = listed()
    for entry in arrays["pairs"]:
        package = str(entry["package"])
        yield Anchor(package, str(entry["path"]), int(str(entry["line"])), str(entry["callee"]))
        reached_from = entry["reached_from"]
        assert isinstance(reached_from, list)
        for caller in reached_from:
            yield Anchor(package, caller["path"], caller["line"], caller["text"])
        for place in (entry["model_at"], entry["guide_at"]):
            if place is not None:
                path, _, line = str(place).rpartition(":")
                # A pair's sides are functions or methods, or names bound to one (functools.partialmethod).
                yield Anchor(package, path, int(line), "def ")
    for entry in arrays["excluded"]:
        yield Anchor(str(entry["package"]), str(entry["path"]), int(str(entry["line"])), str(entry["text"]))


def test_every_place_still_holds_its_text(folders: dict[str, Path]) -> None:
    moved = []
    for anchor in anchors():
        lines = (folders[anchor.package] / anchor.path).read_text(encoding="utf-8").splitlines()
        if anchor.line > len(lines) or anchor.text not in lines[anchor.line - 1]:
            moved.append(anchor)
    assert moved == []


def test_every_package_has_pairs() -> None:
    assert {entry["package"] for entry in listed()["pairs"]} == {pin.package for pin in PINS}


def test_fields_are_complete() -> None:
    for entry in listed()["pairs"]:
        assert entry.keys() == PAIR_FIELDS.keys()
        for name, kind in PAIR_FIELDS.items():
            assert isinstance(entry[name], kind), (name, entry)
        assert str(entry["expected"]).startswith(EXPECTATIONS), entry
    for entry in listed()["excluded"]:
        assert entry.keys() == {"package", "path", "line", "text", "reason"}


def test_no_pair_is_listed_twice() -> None:
    keys = [
        (entry["package"], entry["path"], entry["line"], entry["model_at"], entry["guide_at"])
        for entry in listed()["pairs"]
    ]
    assert len(keys) == len(set(keys))


def test_an_excluded_line_is_not_a_pair() -> None:
    arrays = listed()
    places = {
        name: {(entry["package"], entry["path"], entry["line"]) for entry in entries}
        for name, entries in arrays.items()
    }
    assert places["pairs"].isdisjoint(places["excluded"])
