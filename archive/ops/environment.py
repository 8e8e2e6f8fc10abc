"""What an office says in the environment, as values; what makes no sense there ends the program with a sentence."""

import sys


def whole_number(name: str, said: str | None, otherwise: int) -> int:
    """The number that a variable says, `otherwise` where it says nothing."""
    if not said:
        return otherwise
    if not (said.isascii() and said.isdecimal() and len(said) < 10):
        sys.exit(f"环境变量 {name} 要写整数，现在是“{said}”；请改正后重新启动。")
    return int(said)
