from __future__ import annotations

import json
from typing import Any

import jsonschema
import msgspec
import pytest

from variorum.model import Edition
from variorum.writers.json import to_json
from variorum.writers.schema import FIELDS, OPTIONAL, schema


@pytest.fixture(scope="module")
def described() -> dict[str, Any]:
    return json.loads(schema())


def test_it_is_a_schema_of_2020_12_with_a_name(described: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(described)
    assert described["$id"] == "urn:variorum:edition:1"
    assert described["title"].startswith("Variorum edition")


def test_the_invented_edition_is_valid_with_and_without_text(edition: Edition, described: dict[str, Any]) -> None:
    validator = jsonschema.Draft202012Validator(described)
    for with_text in (True, False):
        validator.validate(json.loads(to_json(edition, with_text=with_text)))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("version",), 2),
        (("witnesses", 0, "kind"), "rumour"),
        (("utterances", 0, "passages", 0, "at"), [0]),
        (("utterances", 0, "passages", 0, "at"), [0, 1, 2]),
        (("quotations", 0, "score"), "high"),
        (("utterances", 0, "passages", 0, "readings", 0, "kind"), "nonsense"),
    ],
)
def test_what_breaks_the_contract_is_invalid(edition: Edition, described: dict[str, Any], path, value: object) -> None:
    plain = json.loads(to_json(edition))
    *way, last = path
    at: Any = plain
    for step in way:
        at = at[step]
    at[last] = value
    assert not jsonschema.Draft202012Validator(described).is_valid(plain)


def test_a_missing_field_is_invalid_and_a_new_one_is_not(edition: Edition, described: dict[str, Any]) -> None:
    validator = jsonschema.Draft202012Validator(described)
    plain = json.loads(to_json(edition))
    assert validator.is_valid(plain | {"mood": "hopeful"})
    del plain["quotations"][0]["rule"]
    assert not validator.is_valid(plain)


def test_every_field_of_the_model_is_described_and_nothing_else_is(described: dict[str, Any]) -> None:
    fields = {
        f"{name}.{field}"
        for name, definition in described["$defs"].items()
        if definition.get("type") == "object"
        for field in definition["properties"]
    }
    assert fields == set(FIELDS)
    assert {f"{noun}.{field}" for noun, field in OPTIONAL} <= fields


def test_the_model_gains_no_field_in_silence() -> None:
    plain = msgspec.json.schema(Edition)["$defs"]
    missing = [f"{n}.{f}" for n, d in plain.items() for f in d.get("properties", {}) if f"{n}.{f}" not in FIELDS]
    assert not missing, f"writers/schema.py says nothing of {missing}"
