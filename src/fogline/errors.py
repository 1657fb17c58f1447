"""The exception tree: every error Fogline raises on purpose descends from FoglineError."""


class FoglineError(Exception):
    """Root of the tree; its message is one plain sentence fit for a user."""


class UsageError(FoglineError):
    """The caller asked for something that cannot be asked (exit status 2)."""


class StoreError(FoglineError):
    """The store cannot be opened, is of another schema version, or refused a record."""


class RecordError(StoreError):
    """One record that the store cannot hold; the store itself is well."""


class NotFound(FoglineError):
    """No record has the identifier asked for."""


class Overtaken(FoglineError):
    """Somebody decided on the same matter after what the caller had seen; nothing was kept.

    Attributes: `decisions`, the ids of what was decided meanwhile, and `version`, the number of the last decision.
    """

    def __init__(self, decisions: tuple[str, ...], version: int) -> None:
        super().__init__("Somebody decided on this meanwhile. Look at what was decided, then decide with its version.")
        self.decisions = decisions
        self.version = version


class UnreadableContent(FoglineError):
    """Bytes that cannot become a report. The pipeline turns it into a Discard.

    Attributes: `stage` (the room that refused) and the message (the reason).
    """

    def __init__(self, stage: str, reason: str) -> None:
        super().__init__(reason)
        self.stage = stage
        self.reason = reason


class EvidenceError(FoglineError):
    """A quote does not stand at its offsets, or a number does not stand in its quote."""
