"""How long an attendance sheet takes, against a bare ReportLab table of as many rows in the same fonts."""

from collections.abc import Callable
from io import BytesIO
from statistics import median
from time import perf_counter

from reportlab.platypus import SimpleDocTemplate, Table

from osaava_desktop.reports import fonts, looks, sheets
from tests.reports import examples

ROWS = (20, 60, 300)
TURNS = 15
LIMIT = 2.0


def main() -> None:
    """Prints both times and their ratio by number of rows."""
    for rows in ROWS:
        sheet, table = times(rows)
        print(
            f"sheet of {rows:3} rows: {sheet * 1000:6.1f} ms, bare table {table * 1000:6.1f} ms, "
            f"ratio {sheet / table:.2f} (at most {LIMIT:g})"
        )


def times(rows: int, turns: int = TURNS) -> tuple[float, float]:
    """Seconds for the sheet and for the table: the middle ones of several turns, one after the other."""
    names = tuple(f"Pitkänen-{number} Marja-Leena" for number in range(1, rows + 1))
    paper = examples.sheet(rows=examples.rows(names), blank_rows=0)
    pairs = [
        (timed(lambda: sheets.render([paper], "fi")), timed(lambda: bare(names))) for _turn in range(turns)
    ]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def timed(work: Callable[[], bytes]) -> float:
    """Seconds that the work takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def bare(names: tuple[str, ...]) -> bytes:
    """The names in a table with lines, in the fonts of the sheet, and nothing else."""
    file = BytesIO()
    style = [
        looks.CELL_FONT,
        ("FONTNAME", (0, 0), (-1, 0), fonts.BOLD),
        ("FONTNAME", (1, 1), (1, -1), fonts.MEDIUM),
        ("GRID", (0, 0), (-1, -1), looks.HAIRLINE, looks.RULE),
    ]
    cells = [("Nro", "Nimi", "Allekirjoitus"), *((str(row), name, "") for row, name in enumerate(names, 1))]
    table = Table(cells, colWidths=(28, 210, 244), rowHeights=25, repeatRows=1, style=style)
    with fonts.at_work():
        SimpleDocTemplate(file, pagesize=looks.PAGE_SIZE, pageCompression=1, invariant=1).build([table])
    return file.getvalue()


if __name__ == "__main__":
    main()
