"""From the tree of one entry to the entry, or as much of it as can be read.

Every key is validated by itself, so that one bad key hides no fault of another: an entry with
faults is still checked against the others by what could be read of it.
"""

from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar, cast

from pydantic import Field, ValidationError, create_model
from pydantic_core import ErrorDetails

from paraph.files.case.form import Form
from paraph.files.case.yaml_file import Path, Tree, YamlFile, written
from paraph.files.faults import Fault, did_you_mean, nearest_word, quoted

CLEARLY_ALIKE = 75
"""Of 100; a key this much like a known one is read as that one."""

Entry = TypeVar("Entry", bound=Form)
Entry_co = TypeVar("Entry_co", bound=Form, covariant=True)


@dataclass(frozen=True, slots=True)
class Placed(Generic[Entry_co]):
    """An entry, and where it stands.

    Attributes:
        faulty: The fields that could not be read and hold nothing; their faults are told already.
    """

    entry: Entry_co
    file: YamlFile
    path: Path
    faulty: frozenset[str] = frozenset()

    def is_read(self, *fields: str) -> bool:
        """Tell whether all of some fields could be read, or were not given."""
        return self.faulty.isdisjoint(fields)

    def fault(self, key: Path, found: str, expected: str, advice: str, at: int = 0) -> Fault:
        """Make the fault for one of the entry's keys, or for the entry itself.

        Args:
            at: Where inside the key's text it lies, from 0.
        """
        return self.file.fault((*self.path, *key), found, expected, advice, at)

    def again(self, key: str, what: str, first: "Placed[Form]") -> Fault:
        """Make the fault for something that another entry gave before."""
        line = first.file.place((*first.path, key)).line
        advice = f"remove one: it stands on line {line} of {first.file.name} already"
        return self.fault((key,), f"{what} again", "it once", advice)

    def key(self, *names: str) -> str:
        """Return which of several names of one key the secretary used."""
        known = (name for name in names if (*self.path, name) in self.file.places)
        return next(known, names[0])


def formed(
    file: YamlFile, path: Path, form: type[Entry], tree: dict[str, Tree], faults: list[Fault]
) -> Placed[Entry]:
    """Return an entry, adding what is wrong with its form to the faults.

    A key with nothing after it counts as not given.
    """
    fields = fields_by_key(form)
    meant, unknown = as_meant(file, path, tree, list(fields))
    faults.extend(unknown)
    given = {meant[key]: tree[key] for key in meant if tree[key] is not None}
    faulty: set[str] = set()
    if file.unread:
        faulty |= {field for key, field in fields.items() if (*path, key) in file.unread}
    if path in file.unread:
        faulty |= {*fields.values()} - {fields[key] for key in given}
    try:
        return Placed(form.model_validate(given), file, path, frozenset(faulty))
    except ValidationError as error:
        details = [each for each in error.errors() if fields[str(each["loc"][0])] not in faulty]
    faults.extend(_form_fault(file, path, form, detail) for detail in details)
    faulty |= {fields[str(detail["loc"][0])] for detail in details}
    kept = {key: value for key, value in given.items() if fields[key] not in faulty}
    partial = cast("Entry", _lenient(form).model_validate(kept))
    return Placed(partial, file, path, frozenset(faulty))


@cache
def fields_by_key(form: type[Form]) -> dict[str, str]:
    """Return the field for every key that an entry of this form may have."""
    return {
        str(key): field
        for field, info in form.model_fields.items()
        for key in getattr(info.validation_alias, "choices", [field])
    }


@cache
def _lenient(form: type[Form]) -> type[Form]:
    """Return the form with every key optional, for entries of which only a part can be read."""
    fields = {
        name: (
            info.rebuild_annotation() | None,
            Field(None, validation_alias=info.validation_alias),
        )
        for name, info in form.model_fields.items()
    }
    made = create_model(f"Lenient{form.__name__}", __base__=form, **fields)  # pyright: ignore[reportCallIssue, reportArgumentType, reportUnknownVariableType]
    return cast("type[Form]", made)


def as_meant(
    file: YamlFile,
    path: Path,
    tree: dict[str, Tree],
    known: list[str],
) -> tuple[dict[str, str], list[Fault]]:
    """Return the known key that each key of a mapping means, and the faults of unknown ones.

    An unknown key is a fault. It is then read as the one that it is clearly like; one that it is
    only a little like counts as unread.
    """
    meant = {key: key for key in tree if key in known}
    faults: list[Fault] = []
    expected = f"a key of {path[0]}" if path else "a key of the case"
    for key in tree:
        if key not in meant:
            near = nearest_word(key, known)
            advice = f"did you mean '{near}'?" if near else f"use one of {', '.join(known)}"
            found = f"the unknown key {quoted(key)}"
            faults.append(file.key_fault((*path, key), found, expected, advice))
            if near is None or near in meant.values():
                continue
            if nearest_word(key, [near], CLEARLY_ALIKE) is None:
                file.unread.add((*path, near))
            else:
                meant[key] = near
                file.places[*path, near] = file.place((*path, key))
    return meant, faults


def shape(tree: object) -> str:
    """Name what stands where something else should."""
    match tree:
        case str() if tree.strip():
            return f"the text {quoted(tree)}"
        case None | str():
            return "nothing"
        case list() | tuple():
            return "a list" if tree else "an empty list"
        case _:
            return "a mapping of keys" if tree else "an empty mapping"


def _form_fault(file: YamlFile, path: Path, form: type[Form], detail: ErrorDetails) -> Fault:
    """Turn one validation error into a fault."""
    location = _location(file, path, detail)
    context = detail.get("ctx", {})
    found = detail["input"]
    word = found if isinstance(found, str) else ""
    said = quoted(word) if word.strip() else shape(word or found)
    match detail["type"]:
        case "extra_forbidden":
            return _both_names(file, location, form)
        case "missing" if location in file.keys:
            key = str(location[-1])
            return file.key_fault(location, "nothing", "a value", f"write it after '{key}:'")
        case "missing":
            key = str(location[-1])
            expected = f"it in every entry of {path[0]}" if path else "it at the top"
            return file.fault(path, f"no key '{key}'", expected, f"add '{key}:'")
        case "unreadable":
            expected, advice = str(context["expected"]), str(context["advice"])
            place = file.key_place(location) if "[key]" in detail["loc"] else None
            place = place or file.place_inside(location, int(context["at"]))
            return file.fault_at(place, written(location), said, expected, advice)
        case "enum" | "literal_error":
            words = str(context["expected"]).replace(" or ", ", ").replace("'", "").split(", ")
            advice = did_you_mean(word, words, "choose one of them")
            return file.fault(location, said, f"one of {', '.join(words)}", advice)
        case kind:
            expected, advice = _EXPECTED.get(kind, (detail["msg"], "correct it"))
            return file.fault(location, said, expected, advice)


def _location(file: YamlFile, path: Path, detail: ErrorDetails) -> Path:
    """Return the path of what an error is about; one word in place of a list is no item of one."""
    inner = tuple(part for part in detail["loc"] if part != "[key]")
    is_item = isinstance(inner[-1], int) and (*path, *inner) in file.places
    return (*path, *inner) if is_item or isinstance(inner[-1], str) else (*path, *inner[:-1])


_EXPECTED = {
    "string_type": ("text", "write one value here, without a list or further keys"),
    "string_too_short": ("some text", "write it between the quotation marks"),
    "tuple_type": ("a list", "begin every item with '- '"),
    "dict_type": ("keys and values", "write each line as 'id: name'"),
    "too_short": ("at least one", "add one"),
    "bool_type": ("yes or no", "write 'yes' or 'no'"),
    "bool_parsing": ("yes or no", "write 'yes' or 'no'"),
}
"""What is expected, and what to do, for each of the validator's own errors."""


def _both_names(file: YamlFile, path: Path, form: type[Form]) -> Fault:
    """Make the fault for a key that is there under its other name, too."""
    fields = fields_by_key(form)
    names = [name for name, field in fields.items() if field == fields[str(path[-1])]]
    both = " and ".join(f"'{name}'" for name in names)
    return file.key_fault(path, f"both {both}", "one of them", "join them in one list")
