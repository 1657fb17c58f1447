"""Settings: one frozen object, built when asked, from the environment (`FOGLINE_...`) and what the caller gives."""

from __future__ import annotations

from hashlib import sha256
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """How Fogline runs here. `Settings(threads=2)` overrides `FOGLINE_THREADS`, which overrides the default.

    Raises pydantic's ValidationError for a value that cannot be.
    """

    model_config = SettingsConfigDict(env_prefix="FOGLINE_", frozen=True, extra="forbid")

    store: str = Field(default="fogline.db", description="Path or URL of the store.")
    analyst: str = Field(default="analyst", description="Who decides: the name kept with decisions on actors.")
    password: str | None = Field(default=None, repr=False, description="What people give to come in to the web page.")
    token: str | None = Field(default=None, repr=False, description="What programs show to write through the API.")
    tls: bool = Field(default=False, description="Whether the web page is reached over TLS alone, through a proxy.")
    places: str = Field(default="fogline-places.sqlite", description="Path of your own layer of the gazetteer.")
    fetch: bool = Field(default=False, description="Whether the web page may fetch an address that somebody gives.")
    readers: Literal["frames", "heads", "both"] = Field(
        default="both", description="Who finds the claims: frames, learned heads, or both."
    )
    threads: int = Field(default=1, ge=1, le=64, description="Threads for the tagger's network.")
    busy_timeout: float = Field(default=10.0, gt=0, description="Seconds to wait for another process that writes.")
    chunk_reports: int = Field(default=32, ge=1, description="Most reports whose sentences are tagged together.")
    chunk_bytes: int = Field(default=1_000_000, ge=1, description="Most bytes of reports held before they are read.")
    held_reports: int = Field(
        default=64, ge=0, description="Most reports without a date held until the others are read."
    )

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of all settings but where store and places are, who asks, and the words that let in."""
        left_out = {"store", "places", "analyst", "password", "token", "tls", "fetch"}
        return sha256(self.model_dump_json(exclude=left_out).encode()).hexdigest()
