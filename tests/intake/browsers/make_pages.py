"""Make the fixtures anew: write the pages, let real browsers copy them, keep what the clipboard got.

Runs outside CI, on a machine with Chromium, Firefox, Xvfb, xdotool and xclip (Debian's packages):

    python -m tests.intake.browsers.make_pages [chromium|firefox] [PAGE...]

The whole page is selected with ctrl+a and copied with ctrl+c; the text is the clipboard's own. More ways
out of a browser (print, save) are one more function in WAYS.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.intake.browsers.pages import PAGES

FIXTURES = Path(__file__).parent / "fixtures"
_DISPLAY = ":97"
_PATIENCE = 40


def _chromium(profile: str, page: Path) -> list[str]:
    return [
        "chromium", "--no-sandbox", "--disable-gpu", "--no-first-run", "--no-default-browser-check",
        f"--user-data-dir={profile}", "--window-size=1400,900", f"file://{page}",
    ]  # fmt: skip


def _firefox(profile: str, page: Path) -> list[str]:
    settings = {
        "browser.shell.checkDefaultBrowser": "false",
        "browser.aboutwelcome.enabled": "false",
        "datareporting.policy.dataSubmissionEnabled": "false",
        "toolkit.telemetry.reportingpolicy.firstRun": "false",
    }
    lines = [f'user_pref("{name}", {value});' for name, value in settings.items()]
    (Path(profile) / "user.js").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return ["firefox-esr", "--no-remote", "--profile", profile, "--new-window", f"file://{page}"]


BROWSERS: dict[str, Callable[[str, Path], list[str]]] = {"chromium": _chromium, "firefox": _firefox}


def _run(*words: str) -> str:
    done = subprocess.run(words, capture_output=True, check=False, timeout=_PATIENCE)
    return done.stdout.decode("utf-8", "replace")


@contextmanager
def _screen() -> Iterator[None]:
    server = subprocess.Popen(["Xvfb", _DISPLAY, "-screen", "0", "1400x900x24"], stderr=subprocess.DEVNULL)
    os.environ["DISPLAY"] = _DISPLAY
    try:
        time.sleep(1)
        yield
    finally:
        server.terminate()
        server.wait()


@contextmanager
def _open(browser: str, page: Path) -> Iterator[str]:
    """A browser with a page shown; yields the number of its window."""
    profile = tempfile.mkdtemp(prefix="browser-")
    process = subprocess.Popen(
        BROWSERS[browser](profile, page), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield _window()
    finally:
        process.terminate()
        process.wait(_PATIENCE)
        shutil.rmtree(profile, ignore_errors=True)


def _window() -> str:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        found = _run("xdotool", "search", "--onlyvisible", "--name", "List of Unfilled").split()
        if found:
            return found[-1]
        time.sleep(0.3)
    raise RuntimeError("the page did not show")


def copied(browser: str, page: Path) -> str:
    """The clipboard's text after the whole page was selected and copied."""
    with _open(browser, page) as window:
        end = time.monotonic() + _PATIENCE
        subprocess.run(["xclip", "-selection", "clipboard"], input=b"nothing yet", check=True)
        while time.monotonic() < end:
            time.sleep(1)
            _run("xdotool", "windowfocus", window)
            _run("xdotool", "mousemove", "--window", window, "1200", "800", "click", "1")
            _run("xdotool", "key", "--clearmodifiers", "ctrl+a")
            time.sleep(0.3)
            _run("xdotool", "key", "--clearmodifiers", "ctrl+c")
            time.sleep(0.5)
            text = _run("xclip", "-selection", "clipboard", "-o")
            if "9009140C0" in text:
                return text
    raise RuntimeError(f"{browser} copied nothing of {page.name}")


# From the way out of a browser to what makes it and the ending of its file.
WAYS: dict[str, tuple[Callable[[str, Path], str], str]] = {"copied": (copied, "txt")}


def main(wanted: list[str]) -> None:
    """Write the pages and what each browser makes of them."""
    FIXTURES.mkdir(exist_ok=True)
    browsers = [name for name in BROWSERS if name in wanted] or list(BROWSERS)
    names = [name for name in PAGES if name in wanted] or list(PAGES)
    with _screen():
        for name in names:
            page = FIXTURES / f"{name}.html"
            page.write_text(PAGES[name](), encoding="utf-8")
            for browser in browsers:
                for way, (make, ending) in WAYS.items():
                    made = make(browser, page)
                    (FIXTURES / f"{name}.{browser}-{way}.{ending}").write_text(
                        made, encoding="utf-8", newline=""
                    )
                    print(f"{name}: {browser}, {way}: {len(made)} characters")


if __name__ == "__main__":
    main(sys.argv[1:])
