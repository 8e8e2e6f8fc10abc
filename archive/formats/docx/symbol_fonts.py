"""Characters of symbol fonts: Word stores ☑ as number 254 of Wingdings, in the private area (U+F000)."""

_CHECKED = {0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□", 0x50: "✓", 0x4F: "✗"}
_FONTS = {
    "wingdings": {
        0x28: "☎", 0x2A: "✉", 0x4A: "☺", 0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒",
        0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xAB: "★",
        0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
        **{0x81 + at: chr(0x2460 + at) for at in range(10)},
        **{0x8C + at: chr(0x2776 + at) for at in range(10)},
    },
    "wingdings 2": {**_CHECKED, **{0x6A + at: chr(0x2460 + at) for at in range(10)}},
    "symbol": {
        0xA3: "≤", 0xB3: "≥", 0xB0: "°", 0xB1: "±", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈",
        0xAE: "→", 0xA8: "◆", 0xD6: "√", 0xE5: "∑", 0x25: "%", 0x2B: "+", 0x2D: "−", 0x3D: "=",
    },
}  # fmt: skip


def character(font: str, code: str) -> str:
    """The character that a symbol shows: ☑ for ("Wingdings", "F0FE"); '' where it is not known."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    known = _FONTS.get(font.lower())
    if known is not None:
        return known.get(point & 0xFF, "") if point < 0x100 or 0xF000 <= point <= 0xF0FF else ""
    is_private = 0xE000 <= point <= 0xF8FF
    return chr(point) if 0x20 < point <= 0xFFFF and not is_private and not 0xD800 <= point <= 0xDFFF else ""
