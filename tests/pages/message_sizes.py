"""How much a run of the dashboard sends to the browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

from streamlit.testing.v1.local_script_runner import LocalScriptRunner


@contextmanager
def message_sizes() -> Iterator[list[int]]:
    """Bytes of all messages of each run within, in order: widgets, texts and figures."""
    sizes: list[int] = []
    own = LocalScriptRunner.run

    def run(self: LocalScriptRunner, *args: Any, **named: Any) -> Any:
        tree = own(self, *args, **named)
        sizes.append(sum(message.ByteSize() for message in self.forward_msgs()))
        return tree

    with mock.patch.object(LocalScriptRunner, "run", run):
        yield sizes
