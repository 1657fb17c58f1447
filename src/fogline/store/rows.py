"""Rows: frozen records to JSON text and back, driven by the fields of their dataclasses.

Fields that have their default value are left out, so that a record with few values makes a short row. Dates and
moments are ISO 8601 text; tuples are arrays. The round trip is exact: `read_row(type(r), render_row(r)) == r`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from hashlib import sha256
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Codec = tuple[Callable[[Any], Any] | None, Callable[[Any], Any] | None]
"""Encoder and decoder of a value; None where the value passes unchanged."""

Record = TypeVar("Record")
_PLAIN: Codec = (None, None)
_ABSENT = object()
_render = json.JSONEncoder(separators=(",", ":")).encode


def render_row(record: Any) -> str:
    """JSON text of a record, the same for equal records. Raises TypeError for a type that no row can hold."""
    encode, _ = _get_codec(type(record))
    return _render(encode(record) if encode else record)


def read_row(kind: type[Record], text: str) -> Record:
    """The record of `kind` that `render_row` made the text of."""
    _, decode = _get_codec(kind)
    value = json.loads(text)
    return cast(Record, decode(value) if decode else value)


def read_part(kind: type[Record], text: str, name: str) -> Record:
    """One field of the record that `render_row` made the text of, of the type `kind`; raises KeyError where the field
    has its default."""
    _, decode = _get_codec(kind)
    value = json.loads(text)[name]
    return cast(Record, decode(value) if decode else value)


def digest_row(row: str) -> str:
    """SHA-256 (hex) of a row's text: the address of its content."""
    return sha256(row.encode()).hexdigest()


_codecs: dict[object, Codec] = {}


def _get_codec(kind: Any) -> Codec:
    if (codec := _codecs.get(kind)) is None:
        codec = _codecs[kind] = _codec(kind)
    return codec


def _codec(kind: Any) -> Codec:
    origin, arguments = get_origin(kind), get_args(kind)
    if kind in (str, int, float, bool, NoneType):
        return _PLAIN
    if kind is datetime:
        return datetime.isoformat, datetime.fromisoformat
    if kind is date:
        return date.isoformat, date.fromisoformat
    if origin in (Union, UnionType):
        return _optional_codec(arguments)
    if origin is tuple:
        return _tuple_codec(arguments)
    if origin is dict and arguments[0] is str:
        return _dict_codec(_get_codec(arguments[1]))
    if is_dataclass(kind):
        return _record_codec(cast(type[Any], kind))
    raise TypeError(f"no row can hold {kind!r}")


def _optional_codec(arguments: tuple[Any, ...]) -> Codec:
    kinds = [kind for kind in arguments if kind is not NoneType]
    if len(kinds) != 1:
        raise TypeError(f"no row can hold one of {kinds!r}")
    encode, decode = _get_codec(kinds[0])
    if encode is None or decode is None:
        return _PLAIN
    return (
        lambda value: None if value is None else encode(value),
        lambda value: None if value is None else decode(value),
    )


def _tuple_codec(arguments: tuple[Any, ...]) -> Codec:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        encode, decode = _get_codec(arguments[0])
        if encode is None or decode is None:
            return list, tuple
        return lambda items: [encode(i) for i in items], lambda items: tuple([decode(i) for i in items])
    codecs = [_get_codec(argument) for argument in arguments]

    def encode_all(items: Any) -> list[Any]:
        return [e(i) if e else i for (e, _), i in zip(codecs, items, strict=True)]

    def decode_all(items: Any) -> tuple[Any, ...]:
        return tuple([d(i) if d else i for (_, d), i in zip(codecs, items, strict=True)])

    return encode_all, decode_all


def _dict_codec(codec: Codec) -> Codec:
    encode, decode = codec
    return (
        lambda value: {key: encode(value[key]) if encode else value[key] for key in sorted(value)},
        lambda value: {key: decode(item) if decode else item for key, item in value.items()},
    )


def _record_codec(kind: type[Any]) -> Codec:
    hints = get_type_hints(kind)
    parts = [(field.name, _default(field), *_get_codec(hints[field.name])) for field in fields(kind) if field.init]
    encoders = [(name, default, encode) for name, default, encode, _ in parts]
    decoders = {name: decode for name, _, _, decode in parts if decode}
    get_values = attrgetter(*(name for name, _, _ in encoders), "__class__")

    def encode_record(record: Any) -> dict[str, Any]:
        row = {}
        for (name, default, encode), value in zip(encoders, get_values(record), strict=False):
            if value is default or (default is not _ABSENT and value == default):
                continue
            row[name] = encode(value) if encode else value
        return row

    def decode_record(row: dict[str, Any]) -> Any:
        for name in row:
            if (decode := decoders.get(name)) is not None:
                row[name] = decode(row[name])
        return kind(**row)

    return encode_record, decode_record


def _default(field: Field[Any]) -> Any:
    if field.default is not MISSING:
        return field.default
    if field.default_factory is not MISSING:
        return field.default_factory()
    return _ABSENT
