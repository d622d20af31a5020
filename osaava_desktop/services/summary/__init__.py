"""The yearly summary, section by section: its tables, charts and words, made from figures alone.

Each section's part of the condensed and of the whole report is a module; here is how a figure is written.
"""

from osaava_desktop.services.summary.words import (
    amount,
    base_words,
    fraction,
    joined,
    number,
    share,
    target,
    target_met,
    target_parts,
    title,
    verdict,
    when,
    words,
)

__all__ = [
    "amount",
    "base_words",
    "fraction",
    "joined",
    "number",
    "share",
    "target",
    "target_met",
    "target_parts",
    "title",
    "verdict",
    "when",
    "words",
]
