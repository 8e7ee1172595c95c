"""How long lists take to be read: 1,000 rows of a table, 940 that browsers print, a paper that is none."""

from __future__ import annotations

import io
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from matchweek.errors import BadInput
from matchweek.intake import Reading, read_bytes, read_file
from tests.benchmarks.rows import write_list
from tests.intake.browsers.long_pages import COUNT

PRINTED = Path(__file__).resolve().parents[1] / "intake" / "browsers" / "fixtures" / "long"
TABLE_ROWS, PRINTED_ROWS, PAGES = 1000, 940, 200
KEPT = COUNT
_TIMES = 5

Figures = dict[str, list[float]]


def run_lists() -> Figures:
    """Seconds by the clock and of the processor, of reading in this process; modules are imported before."""
    figures: Figures = {}
    with tempfile.TemporaryDirectory(prefix="matchweek-benchmark-") as folder:
        path = Path(folder) / "rows.csv"
        write_list(path, TABLE_ROWS)
        figures |= _timed("list of 1,000 rows, CSV", lambda: _whole(read_file(path), TABLE_ROWS), _TIMES)
    for browser in ("chromium", "firefox"):
        data = printed(browser)
        figures |= _timed(f"list of 940 rows, {browser}'s PDF", lambda data=data: _whole(_pdf(data), KEPT), 2)
    paper = paper_without_codes(PAGES)
    figures |= _timed("200 pages without codes, refused", lambda: _refused(paper), 2)
    return figures


def printed(browser: str, rows: int = PRINTED_ROWS) -> bytes:
    """The pages that a browser printed of a ruled list, again and again, until they hold so many rows."""
    import pypdfium2

    source = pypdfium2.PdfDocument(PRINTED / f"ruled.{browser}-upright.pdf")
    made = pypdfium2.PdfDocument.new()
    for _ in range(rows // KEPT):
        made.import_pages(source)
    # The pages of a part of the list: as many as the rows that are still missing fill.
    made.import_pages(source, list(range(round(len(source) * (rows % KEPT) / KEPT))))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def paper_without_codes(pages: int) -> bytes:
    """A paper of so many pages of words."""
    from fpdf import FPDF

    pdf = FPDF()
    pdf.set_font("helvetica", size=9)
    for page in range(pages):
        pdf.add_page()
        for line in range(50):
            pdf.cell(0, 5, f"Page {page}, line {line}: minutes of a meeting.", new_x="LMARGIN", new_y="NEXT")
    return bytes(pdf.output())


def _pdf(data: bytes) -> Reading:
    return read_bytes(data, "list.pdf")


def _whole(reading: Reading, programs: int) -> None:
    if len(reading.rows) != programs or reading.rejected:
        raise RuntimeError(f"{len(reading.rows)} of {programs} programs were read")


def _refused(data: bytes) -> None:
    try:
        read_bytes(data, "minutes.pdf")
    except BadInput:
        return
    raise RuntimeError("a paper without codes was read as a list")


def _timed(name: str, act: Callable[[], None], times: int) -> Figures:
    act()
    figures: Figures = {f"{name} (s)": [], f"{name}, processor (s)": []}
    for _ in range(times):
        clock, processor = time.perf_counter(), time.process_time()
        act()
        figures[f"{name} (s)"].append(time.perf_counter() - clock)
        figures[f"{name}, processor (s)"].append(time.process_time() - processor)
    return figures
