"""Names for the parts of an edition that stay the same wherever it is stored: URNs, and a file's digest as a URI."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from urllib.parse import quote

from variorum.model import Witness
from variorum.writers.deep_links import web_address

__all__ = ["digest_uri", "resource", "urn"]


def urn(noun: str, *names: str | int) -> str:
    """The name of a part of an edition.

    >>> urn("quotation", "q7zb9m46smc")
    'urn:variorum:quotation:q7zb9m46smc'
    """
    return ":".join(("urn:variorum", noun, *(quote(str(name), safe="") for name in names)))


def digest_uri(sha256: str) -> str:
    """The SHA-256 digest of a file as a URI (RFC 6920, *Naming Things with Hashes*).

    >>> digest_uri("00" * 32)
    'ni:///sha-256;AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
    """
    try:
        raw = bytes.fromhex(sha256)
    except ValueError:
        return f"ni:///sha-256;{quote(sha256, safe='')}"
    return f"ni:///sha-256;{urlsafe_b64encode(raw).decode().rstrip('=')}"


def resource(witness: Witness) -> str:
    """What a report is called elsewhere: its address on the web, else the digest of its file."""
    return web_address(witness.url) or digest_uri(witness.sha256)
