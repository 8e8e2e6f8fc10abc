from tests.taking import take

__all__ = ["take"]
