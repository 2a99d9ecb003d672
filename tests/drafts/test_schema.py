"""The schema of a comparison, and that what is written is what it says."""

from __future__ import annotations

import json

import jsonschema

import variorum
from variorum.writers.compared.schema import OWN, schema


def test_a_comparison_is_what_its_schema_says() -> None:
    described = json.loads(schema())
    jsonschema.Draft202012Validator.check_schema(described)
    validator = jsonschema.Draft202012Validator(described)
    comparison = json.loads(variorum.write(variorum.redline({"a": "We shall pay £10.", "b": "We may pay."}), "json"))
    validator.validate(comparison)
    del comparison["revisions"][0]["changes"][0]["kind"]
    assert not validator.is_valid(comparison)


def test_every_field_described_is_there() -> None:
    described = json.loads(schema())["$defs"]
    assert all(field in described[noun]["properties"] for noun, _, field in (name.partition(".") for name in OWN))
