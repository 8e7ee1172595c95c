"""Make the printed and saved fixtures anew: what real browsers print to PDF and save of the same pages.

Runs outside CI, on a machine with Chromium and Firefox (Debian's packages):

    python -m tests.intake.browsers.print_and_save [chromium|firefox] [PAGE...]
    python -m tests.intake.browsers.print_and_save long [chromium|firefox] [PROGRAMS FOLDER]

The second prints pages of many rows, upright and across; without a folder those that are kept (Chromium's
are large, and kept upright only).

Both browsers run without a window and are told what to do through their own protocols: Chromium over a pipe
(DevTools), Firefox over a socket (Marionette). Pages come from a server on 127.0.0.1, for the address stands
in the margin of what is printed.
"""

from __future__ import annotations

import base64
import functools
import http.server
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from tests.intake.browsers.long_pages import COUNT, LONG_PAGES
from tests.intake.browsers.pages import PAGES

FIXTURES = Path(__file__).parent / "fixtures"
PORT = 8907
_MARIONETTE = 2847
_PATIENCE = 60
_SOURCE = (
    "(document.doctype ? '<!DOCTYPE ' + document.doctype.name + '>' : '')"
    " + document.documentElement.outerHTML"
)
_CHROMIUM = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --remote-debugging-pipe"
)

Made = dict[str, bytes]
"""What was made of a page, by the ending of its file."""


class Browser(Protocol):
    """A browser that shows a page and gives it away in its ways."""

    def show(self, address: str) -> None: ...

    def printed(self, landscape: bool = False) -> bytes: ...

    def saved(self) -> Made: ...

    def close(self) -> None: ...


class Chromium:
    """Chromium without a window, over the pipe of its DevTools."""

    def __init__(self) -> None:
        self._profile = tempfile.mkdtemp(prefix="chromium-")
        to_read, to_write = os.pipe()
        from_read, from_write = os.pipe()
        command = (
            f"exec chromium {_CHROMIUM} --user-data-dir={self._profile} about:blank"
            f" 3<&{to_read} 4>&{from_write}"
        )
        self._process = subprocess.Popen(
            ["bash", "-c", command],
            pass_fds=(to_read, from_write),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_read)
        os.close(from_write)
        self._out, self._in = os.fdopen(to_write, "wb"), os.fdopen(from_read, "rb")
        self._number = 0
        self._held = b""
        self._session = ""
        targets = self._ask("Target.getTargets")["targetInfos"]
        page = next(target["targetId"] for target in targets if target["type"] == "page")
        self._session = self._ask("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
        self._ask("Page.enable")

    def _read(self) -> dict[str, Any]:
        while b"\0" not in self._held:
            chunk = os.read(self._in.fileno(), 65536)
            if not chunk:
                raise RuntimeError("Chromium went away")
            self._held += chunk
        message, _, self._held = self._held.partition(b"\0")
        told: dict[str, Any] = json.loads(message)
        return told

    def _ask(self, method: str, **params: object) -> dict[str, Any]:
        self._number += 1
        message: dict[str, object] = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        self._out.write(json.dumps(message).encode() + b"\0")
        self._out.flush()
        while True:
            told = self._read()
            if told.get("id") == self._number:
                if "error" in told:
                    raise RuntimeError(str(told["error"]))
                result: dict[str, Any] = told["result"]
                return result

    def show(self, address: str) -> None:
        self._ask("Page.navigate", url=address)
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            state = self._ask("Runtime.evaluate", expression="document.readyState + location.href")
            if state["result"]["value"] == f"complete{address}":
                return
            time.sleep(0.1)
        raise RuntimeError("the page did not load")

    def printed(self, landscape: bool = False) -> bytes:
        made = self._ask("Page.printToPDF", displayHeaderFooter=True, landscape=landscape)
        return base64.b64decode(made["data"])

    def saved(self) -> Made:
        source = self._ask("Runtime.evaluate", expression=_SOURCE)["result"]["value"]
        return {"mhtml": self._ask("Page.captureSnapshot")["data"].encode(), "html": source.encode()}

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(_PATIENCE)
        shutil.rmtree(self._profile, ignore_errors=True)


class Firefox:
    """Firefox without a window, over the socket of its Marionette."""

    def __init__(self) -> None:
        self._profile = tempfile.mkdtemp(prefix="firefox-")
        (Path(self._profile) / "user.js").write_text(
            f'user_pref("marionette.port", {_MARIONETTE});\n', encoding="utf-8"
        )
        self._process = subprocess.Popen(
            ["firefox-esr", "--headless", "--marionette", "--no-remote", "--profile", self._profile],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        end = time.monotonic() + _PATIENCE
        while True:
            try:
                self._socket = socket.create_connection(("127.0.0.1", _MARIONETTE), _PATIENCE)
                break
            except OSError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.3)
        self._number = 0
        self._receive()
        self._ask("WebDriver:NewSession")

    def _receive(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self._socket.recv(1)
        data = b""
        while len(data) < int(length[:-1]):
            data += self._socket.recv(int(length[:-1]) - len(data))
        return json.loads(data)

    def _ask(self, command: str, **params: object) -> Any:
        self._number += 1
        message = json.dumps([0, self._number, command, params])
        self._socket.sendall(f"{len(message.encode())}:{message}".encode())
        _, _, error, result = self._receive()
        if error:
            raise RuntimeError(str(error))
        return result

    def show(self, address: str) -> None:
        self._ask("WebDriver:Navigate", url=address)

    def printed(self, landscape: bool = False) -> bytes:
        orientation = "landscape" if landscape else "portrait"
        return base64.b64decode(self._ask("WebDriver:Print", orientation=orientation)["value"])

    def saved(self) -> Made:
        source = self._ask("WebDriver:ExecuteScript", script=f"return {_SOURCE}", args=[])["value"]
        return {"html": source.encode()}

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(_PATIENCE)
        shutil.rmtree(self._profile, ignore_errors=True)


BROWSERS: dict[str, type[Browser]] = {"chromium": Chromium, "firefox": Firefox}


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A server of a folder's pages; yields its address."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            return

    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", PORT), functools.partial(Quiet, directory=str(folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{PORT}"
    finally:
        server.shutdown()
        server.server_close()


def print_long(wanted: list[str]) -> None:
    """Write what each browser prints of long pages."""
    browsers = [name for name in BROWSERS if name in wanted] or list(BROWSERS)
    rest = [word for word in wanted if word not in BROWSERS]
    count, folder = (int(rest[0]), Path(rest[1])) if rest else (COUNT, FIXTURES / "long")
    folder.mkdir(parents=True, exist_ok=True)
    pages = Path(tempfile.mkdtemp(prefix="pages-"))
    for name, make in LONG_PAGES.items():
        (pages / f"{name}.html").write_text(make(count), encoding="utf-8")
    with served(pages) as address:
        for called in browsers:
            browser = BROWSERS[called]()
            try:
                for name in LONG_PAGES:
                    browser.show(f"{address}/{name}.html")
                    for way in ("upright", "across") if rest or called == "firefox" else ("upright",):
                        printed = browser.printed(landscape=way == "across")
                        (folder / f"{name}.{called}-{way}.pdf").write_bytes(printed)
            finally:
                browser.close()
    shutil.rmtree(pages)


def main(wanted: list[str]) -> None:
    """Write what each browser prints and saves of each page."""
    if wanted[:1] == ["long"]:
        print_long(wanted[1:])
        return
    browsers = [name for name in BROWSERS if name in wanted] or list(BROWSERS)
    names = [name for name in PAGES if name in wanted] or list(PAGES)
    for name in names:
        (FIXTURES / f"{name}.html").write_text(PAGES[name](), encoding="utf-8")
    with served(FIXTURES) as address:
        for called in browsers:
            browser = BROWSERS[called]()
            try:
                for name in names:
                    browser.show(f"{address}/{name}.html")
                    (FIXTURES / f"{name}.{called}-printed.pdf").write_bytes(browser.printed())
                    for ending, made in browser.saved().items():
                        (FIXTURES / f"{name}.{called}-saved.{ending}").write_bytes(made)
                    print(f"{name}: {called}")
            finally:
                browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
