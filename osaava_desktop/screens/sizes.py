"""Lengths and letters in our own pixels, scaled with the font setting."""

_percent = 100


def use(percent: int) -> None:
    """Scale from now on by ``percent`` (100–150); the theme calls this."""
    global _percent
    _percent = percent


def scaled(pixels: float) -> int:
    """A length that grows with the font setting."""
    return round(pixels * _percent / 100)


def points(pixels: float) -> float:
    """Letter height in points; a picture's pixel is 1/96 inch."""
    return pixels * 0.75 * _percent / 100
