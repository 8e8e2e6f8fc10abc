"""python -m tests.public_names: add to the lists what is new. What is gone stays listed, and is told."""

import sys

from tests.public_names import kept

if left := kept.add():
    sys.exit("\n".join(["Listed, and gone from the program:", *left]))
