"""Why a correction is not written into a document."""

from __future__ import annotations


class NotWrittenError(Exception):
    """There is no cell of its own for it; the message is a part of a Russian sentence."""
