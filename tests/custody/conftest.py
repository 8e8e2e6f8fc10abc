from tests.support.take import take

__all__ = ["take"]
