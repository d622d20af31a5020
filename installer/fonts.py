"""Makes the fonts of resources/fonts anew: python installer/fonts.py UBUNTU_FOLDER NOTO_FOLDER.

UBUNTU_FOLDER is `files` of the unpacked npm package @fontsource/ubuntu 5.3.0 (its latin and latin-ext parts
are merged; latin alone lacks š and ž). NOTO_FOLDER is where Debian's fonts-noto-core 20201225 lays its
NotoSans-*.ttf.
Needs fonttools 4.68. The same input gives the same bytes.
"""

import sys
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TARGET = Path(__file__).parent.parent / "resources" / "fonts"
UBUNTU_WEIGHTS = {400: "Regular", 500: "Medium", 700: "Bold"}
NOTO_STYLES = ("Regular", "Bold")
# Latin with every extension (Sami, Vietnamese, …), phonetics, marks, Greek, Cyrillic, punctuation, signs.
NOTO_RANGES = (
    (0x0020, 0x007E), (0x00A0, 0x036F), (0x0370, 0x03FF), (0x0400, 0x052F), (0x1C80, 0x1C88),
    (0x1D00, 0x1DBF), (0x1E00, 0x1EFF), (0x1F00, 0x1FFF), (0x2000, 0x206F), (0x2070, 0x209C),
    (0x20A0, 0x20BF), (0x2100, 0x218B), (0x2190, 0x2199), (0x2200, 0x2265), (0x25A0, 0x25CF),
    (0x2C60, 0x2C7F), (0x2DE0, 0x2DFF), (0xA640, 0xA69F), (0xA720, 0xA7FF), (0xFB00, 0xFB06),
    (0xFFFD, 0xFFFD),
)  # fmt: skip


def ubuntu(folder: Path, weight: int, style: str) -> TTFont:
    """The merged font, named as section 2(c) of the Ubuntu Font Licence asks of a version little changed."""
    parts = [folder / f"ubuntu-{part}-{weight}-normal.woff" for part in ("latin", "latin-ext")]
    with TemporaryDirectory() as scratch:
        plain = [unpacked(part, Path(scratch)) for part in parts]
        font = Merger().merge([str(path) for path in plain])
    font["head"].created = font["head"].modified = TTFont(parts[0])["head"].modified
    family = "Ubuntu derivative Osaava"
    names = {1: family, 2: style, 3: f"{family} {style}", 4: f"{family} {style}",
             6: f"{family.replace(' ', '')}-{style}", 16: family, 17: style}  # fmt: skip
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    return font


def unpacked(woff: Path, folder: Path) -> Path:
    """The woff as a plain TTF, which is what the merger and ReportLab read."""
    font = TTFont(woff, recalcTimestamp=False)
    font.flavor = None
    path = folder / woff.with_suffix(".ttf").name
    font.save(path)
    return path


def noto(folder: Path, style: str) -> TTFont:
    """Noto Sans with the letters of NOTO_RANGES only; paper sets letters one by one, so no layout tables."""
    font = TTFont(folder / f"NotoSans-{style}.ttf", recalcTimestamp=False)
    options = Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=["*"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for low, high in NOTO_RANGES for code in range(low, high + 1)])
    subsetter.subset(font)
    add_box(font)
    return font


def add_box(font: TTFont) -> None:
    """Gives the outline of the missing letter a place of its own, so that a text can ask for it."""
    font.setGlyphOrder([*font.getGlyphOrder(), "box"])
    font["glyf"]["box"] = deepcopy(font["glyf"][".notdef"])
    font["hmtx"]["box"] = font["hmtx"][".notdef"]
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[0x25A1] = "box"


def main(ubuntu_folder: Path, noto_folder: Path) -> None:
    """Writes the five files."""
    made = {
        f"Ubuntu-{style}.ttf": ubuntu(ubuntu_folder, weight, style)
        for weight, style in UBUNTU_WEIGHTS.items()
    }
    made |= {f"NotoSans-{style}.ttf": noto(noto_folder, style) for style in NOTO_STYLES}
    for name, font in made.items():
        font.recalcTimestamp = False
        font.save(TARGET / name)
        print(name, (TARGET / name).stat().st_size)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
