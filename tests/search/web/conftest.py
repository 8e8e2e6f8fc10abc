"""The directive that downloads are tested with, a telephone in every place that has words."""

from tests.exporting.conftest import directive

__all__ = ["directive"]
