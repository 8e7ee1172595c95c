"""A page saved as one file (MHTML), or a mail with a table in it, to the source of the page."""

from __future__ import annotations

import re

_LOOK = 4096
_HEADER = re.compile(rb"(?im)^(?:mime-version|content-type)[ \t]*:")
_MULTIPART = re.compile(rb"(?i)multipart/|text/html")


def is_mhtml(data: bytes) -> bool:
    """True for bytes that begin as a MIME document with a page in it."""
    head = data[:_LOOK]
    first = head.lstrip().split(b":", 1)[0]
    named = re.fullmatch(rb"[A-Za-z][A-Za-z0-9-]{1,40}", first) is not None
    return named and _HEADER.search(head) is not None and _MULTIPART.search(head) is not None


def page_of(data: bytes) -> tuple[bytes, str]:
    """The largest page inside, and the character set it is said to have ("" for none)."""
    from email import message_from_bytes
    from email.message import Message

    document: Message = message_from_bytes(data.lstrip())
    pages: list[tuple[bytes, str]] = []
    for part in document.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            held = part.get_payload(decode=True)
            if isinstance(held, bytes):
                pages.append((held, part.get_content_charset() or ""))
    return max(pages, key=lambda page: len(page[0]), default=(b"", ""))
