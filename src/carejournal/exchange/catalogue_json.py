"""Measures, tags and kinds in the `json` form."""

from __future__ import annotations

from carejournal.domain.measure import Better, Form, Measure
from carejournal.domain.session import MASSAGE, Kind, Mark
from carejournal.domain.tag import Tag
from carejournal.exchange.json_values import (
    Json,
    flag_of,
    number_or_none,
    position_of,
    short_number,
    text_of,
    texts,
)


def measure_json(measure: Measure) -> Json:
    """Return the measure as JSON values."""
    return {
        "key": measure.key,
        "name": measure.name,
        "form": str(measure.form),
        "better": str(measure.better),
        "unit": measure.unit,
        "low": short_number(measure.low),
        "high": short_number(measure.high),
        "step": short_number(measure.step),
        "position": measure.position,
        "archived": measure.archived,
    }


def measure_of(given: Json) -> Measure:
    """Return the measure that measure_json wrote; raises one of READ_ERRORS where it is none."""
    ends = {name: number_or_none(given.get(name)) for name in ("low", "high", "step")}
    return Measure(
        key=text_of(given["key"]),
        name=text_of(given["name"]),
        form=Form(given["form"]),
        better=Better(given["better"]),
        unit=text_of(given.get("unit", "")),
        position=position_of(given),
        archived=flag_of(given, "archived"),
        **ends,
    )


def tag_json(tag: Tag) -> Json:
    """Return the tag as JSON values."""
    return {"name": tag.name, "group": tag.group, "position": tag.position, "archived": tag.archived}


def tag_of(given: Json) -> Tag:
    """Return the tag that tag_json wrote; raises one of READ_ERRORS where it is none."""
    return Tag(
        text_of(given["name"]),
        text_of(given.get("group", "")),
        position_of(given),
        flag_of(given, "archived"),
    )


def kind_json(kind: Kind) -> Json:
    """Return the kind as JSON values."""
    return {
        "key": kind.key,
        "name": kind.name,
        "mark": str(kind.mark),
        "methods": list(kind.methods),
        "archived_methods": list(kind.archived_methods),
        "position": kind.position,
        "archived": kind.archived,
        "body": kind.body,
    }


def kind_of(given: Json) -> Kind:
    """Return the kind that kind_json wrote; raises one of READ_ERRORS where it is none."""
    return Kind(
        key=text_of(given["key"]),
        name=text_of(given["name"]),
        mark=Mark(given["mark"]),
        methods=texts(given.get("methods", [])),
        archived_methods=texts(given.get("archived_methods", [])),
        position=position_of(given),
        archived=flag_of(given, "archived"),
        body=flag_of(given, "body") if "body" in given else given["key"] == MASSAGE,
    )
