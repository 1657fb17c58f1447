"""Asking a server of another process as a browser would: a port for it, a form of it filled in."""

from __future__ import annotations

import re
import socket
import time
from urllib.parse import urlencode
from urllib.request import Request, urlopen

CSRF = re.compile(r'name="csrf" value="([^"]+)"')
"""The token in a page's form."""


def find_free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def fill_in_rejection(address: str) -> Request:
    """The claim's form at an address, filled in to reject the claim, as soon as the server gives it out."""
    for _ in range(400):
        try:
            with urlopen(address, timeout=5) as answer:
                page, cookie = answer.read().decode(), answer.headers["set-cookie"].partition(";")[0]
            break
        except OSError:
            time.sleep(0.05)
    else:
        raise AssertionError(f"{address} does not answer")
    token = CSRF.search(page)
    assert token
    fields = {"csrf": token[1], "action": "reject", "by": "Ada", "version": "0"}
    return Request(address, urlencode(fields).encode(), {"cookie": cookie})
