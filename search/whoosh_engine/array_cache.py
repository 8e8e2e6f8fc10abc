"""Decoded arrays kept in memory, within a budget: what was not asked for longest goes first."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock

# What a key, an array's head and the table cost besides the array itself, in bytes.
_OVERHEAD = 400


class ArrayCache:
    """By hand, where all others are cachetools': a search that is the first to ask puts fifty arrays in, and would
    take 3 % longer.

    Shared by the threads of a process. `budget` is in bytes; a value says its size as `nbytes`."""

    def __init__(self, budget: int):
        self.budget, self.held = budget, 0
        self._values: OrderedDict = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable):
        """The value kept under `key`, or what `make()` returns, which is kept."""
        with self._lock:
            value = self._values.get(key)
            if value is not None:
                self._values.move_to_end(key)
                return value
        value = make()
        with self._lock:
            if key not in self._values:
                self._values[key] = value
                self.held += value.nbytes + _OVERHEAD
                while self.held > self.budget and len(self._values) > 1:
                    self.held -= self._values.popitem(last=False)[1].nbytes + _OVERHEAD
        return value

    def forget(self, wanted: Callable[[Hashable], bool] = lambda key: True) -> None:
        """Drop what is kept under the keys that are `wanted`; all without it."""
        with self._lock:
            for key in [key for key in self._values if wanted(key)]:
                self.held -= self._values.pop(key).nbytes + _OVERHEAD
