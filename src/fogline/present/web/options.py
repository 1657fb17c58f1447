"""Options: how the web server is asked to run."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from ipaddress import ip_address

from fogline.errors import UsageError

_SHORTEST = 16
"""Characters of a token, fewer than which could be guessed."""
_SHORTEST_PASSWORD = 8
"""Characters of a password where others can try: ten guesses a second are let through (`fogline.present.web.login`)."""
_TOKEN = re.compile(rf"[A-Za-z0-9._~+/=-]{{{_SHORTEST},512}}")
LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True)
class WebSettings:
    """What `fogline serve` was asked for.

    `store` is a path or URL. `host` is the address to listen on; any but a loopback address demands `password` or
    `token`. `names` are further host names under which the page may be asked for. `token` lets programs in (and lets
    them write); `password` lets people in. `tls` says that it is reached over TLS alone, which a proxy before it ends.
    `places`, `threads`, `busy_timeout` and `analyst` are those of Settings.
    """

    store: str = "fogline.db"
    host: str = "127.0.0.1"
    port: int = 8765
    names: tuple[str, ...] = ()
    password: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)
    tls: bool = False
    analyst: str = "analyst"
    places: str = "fogline-places.sqlite"
    threads: int = 1
    busy_timeout: float = 10.0

    def check(self) -> None:
        """Raises UsageError where others could reach the page without a word to let them in, and for a token that
        could be guessed or that no header can carry (RFC 6750, section 2.1)."""
        if self.token is not None and not _TOKEN.fullmatch(self.token):
            raise UsageError(
                f"a token has {_SHORTEST} to 512 letters, digits and -._~+/= without blanks; make one with: "
                "openssl rand -hex 32"
            )
        if not is_loopback(self.host) and self.password and len(self.password) < _SHORTEST_PASSWORD:
            raise UsageError(f"a password that lets others in has {_SHORTEST_PASSWORD} characters at least")
        if not is_loopback(self.host) and not (self.password or self.token):
            raise UsageError(
                f"to listen on {self.host}, others need a word to come in: set FOGLINE_PASSWORD (people) "
                "or FOGLINE_TOKEN (programs), or give --password"
            )

    @property
    def locked(self) -> bool:
        """Whether a reader has to give the password first."""
        return bool(self.password or self.token) and not (is_loopback(self.host) and not self.password)

    @property
    def hosts(self) -> frozenset[str]:
        """Host names, lower case and without port, that a request may be addressed to."""
        own = {self.host.lower(), *(name.lower() for name in self.names)}
        return frozenset(own | LOOPBACK_NAMES if is_loopback(self.host) or self.host in ("0.0.0.0", "::") else own)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address or name."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
