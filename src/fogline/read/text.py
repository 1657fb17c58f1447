"""Text as read: bytes decoded, CRLF written LF, nothing else changed."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from fogline.errors import UnreadableContent

MOST_CHARACTERS = 1_000_000
"""A longer text is no single report; reading it would hold up all others."""
MOST_MARKUP_BYTES = 8_000_000

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3", "a database"),
    (b"7z\xbc\xaf", "an archive"),
    (b"Rar!", "an archive"),
)
_CHARSET = re.compile(rb"charset\s{0,4}=\s{0,4}[\"']?\s{0,4}([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_WINDOWS_UNDEFINED = re.compile(b"[\x81\x8d\x8f\x90\x9d]")
_HIGH = re.compile(b"[\x80-\xff]+")


class DecodedText(NamedTuple):
    """A text and the encoding that its bytes were in."""

    text: str
    encoding: str


def read_text(data: bytes, *, markup: bool = False) -> DecodedText:
    """Decode bytes.

    UTF-8 is the rule; UTF-16 and UTF-32 are read where a byte order mark says so. Marks are dropped, so that offsets
    count from the first character behind them. Other encodings are read where a page of markup declares them. Bytes
    that are no UTF-8 anywhere, and few, are read as windows-1252, the usual encoding of old newsroom systems; a text
    that is UTF-8 but for damaged places is refused, for a wrongly decoded name cannot be told from a right one.

    Raises UnreadableContent with a reason: empty, binary, too long, damaged.
    """
    if not data.strip():
        raise _refuse("it is empty" if not data else "it holds white space alone")
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise _refuse(f"it is {what}, not text")
    if len(data) > (MOST_MARKUP_BYTES if markup else 4 * MOST_CHARACTERS + 4):
        raise _refuse_length()
    decoded = _decode(data, markup)
    text = decoded.text.replace("\r\n", "\n")
    if not text.strip():
        raise _refuse("it holds white space alone")
    if not markup and len(text) > MOST_CHARACTERS:
        raise _refuse_length()
    if "\x00" in text or len(_CONTROL.findall(text[:100_000])) > max(8, len(text[:100_000]) // 200):
        raise _refuse("it is binary: it holds NUL or control characters")
    return DecodedText(text, decoded.encoding)


def _refuse(reason: str) -> UnreadableContent:
    return UnreadableContent("read", reason)


def _refuse_length() -> UnreadableContent:
    return _refuse(f"it is longer than {MOST_CHARACTERS:,} characters, too long for one report")


def _decode(data: bytes, markup: bool) -> DecodedText:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return DecodedText(_decode_strictly(data, encoding), encoding.removesuffix("-sig"))
    if b"\x00" in data:
        raise _refuse("it is binary: it holds NUL characters")
    try:
        return DecodedText(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _decode_other(data, markup, error)


def _decode_strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _refuse(f"its byte order mark says {encoding}, which it is not (byte {error.start})") from error


def _decode_other(data: bytes, markup: bool, error: UnicodeDecodeError) -> DecodedText:
    declared = _find_charset(data) if markup else None
    if declared:
        try:
            return DecodedText(data.decode(declared), declared)
        except (UnicodeDecodeError, LookupError):
            pass
    if _looks_windows(data):
        return DecodedText(data.decode("cp1252"), "windows-1252")
    raise _refuse(f"it is not valid UTF-8 (byte {error.start}), and no other encoding is declared")


def _find_charset(data: bytes) -> str | None:
    match = _CHARSET.search(data, 0, 4096)
    if not match:
        return None
    try:
        found = codecs.lookup(match[1].decode("ascii"))
    except LookupError:
        return None
    text_encoding: bool = getattr(found, "_is_text_encoding", True)
    return found.name if text_encoding and not found.name.startswith(("utf-8", "idna", "puny", "unicode")) else None


def _looks_windows(data: bytes) -> bool:
    """Few bytes above ASCII, all defined in windows-1252, and no run of them that would be UTF-8."""
    runs = _HIGH.findall(data)
    if sum(map(len, runs)) * 10 > len(data) or _WINDOWS_UNDEFINED.search(data):
        return False
    return not any(_is_utf8(run) for run in runs if len(run) > 1)


def _is_utf8(run: bytes) -> bool:
    try:
        run.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
