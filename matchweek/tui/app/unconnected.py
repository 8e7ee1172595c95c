"""Spares the dashboard, which opens no connection, the encryption that Python's own modules would load."""

from __future__ import annotations

import sys
from importlib import import_module

_SHA2 = ("_sha2",) if sys.version_info >= (3, 12) else ("_sha256", "_sha512")
_HASHES = ("_md5", "_sha1", *_SHA2, "_sha3", "_blake2")


def import_unconnected() -> None:
    """Import asyncio and hashlib without OpenSSL: 4 MiB and some milliseconds less before the first frame.

    They are made for a Python that has none. `import ssl` works afterwards as ever; what is missing are
    encrypted connections of asyncio, and the hashes for passwords.
    """
    _import_without("ssl", "asyncio")
    if _has_hashes():
        _import_without("_hashlib", "hashlib", "hmac")


def _import_without(spared: str, *wanted: str) -> None:
    if spared in sys.modules:
        return
    sys.modules[spared] = None  # type: ignore[assignment]
    try:
        for name in wanted:
            import_module(name)
    finally:
        del sys.modules[spared]


def _has_hashes() -> bool:
    """Whether hashlib finds every hash elsewhere: some systems build Python with those of OpenSSL alone."""
    try:
        for name in _HASHES:
            import_module(name)
    except ImportError:
        return False
    return True
