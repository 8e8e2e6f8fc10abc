"""What any engine behind the search may raise, and nothing else but what the machine refuses: a full disk is an
OSError as everywhere, and so is want of memory its own."""

# Why there is nothing to search, where the index itself may be whole: it is out of reach.
AWAY = "away"


class EngineUnavailable(Exception):
    """The engine has no index that can be read; `reason` is missing, damaged, outdated or, where it is out of reach,
    away. `detail` is for the log."""

    def __init__(self, reason: str, detail: str = ""):
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason


class EngineBusy(Exception):
    """Another process is writing, and went on longer than was to be waited. Nothing was written."""


class Unindexable(Exception):
    """A directive that cannot be prepared for the index; its cause says why. The next one can."""
