"""Hundreds of kills over publishing and correcting: ``python -m tests.kill_editions``."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.etl.killing import Publishing, kill_all, kill_at_times
from tests.etl.test_publish_crash import CORRECTED, FIRST, SECOND, held
from tests.siege.pairs import plans

TIMES = 110
"""Kills at times, of each act; beside those before each change of the folder."""


def main() -> None:
    """Kill both acts everywhere and print how often; ends with an error at the first mixture."""
    with tempfile.TemporaryDirectory() as folder:
        first, later, _ = plans(Path(folder))
        both = Publishing(first, later)
        start = Path(folder) / "data"
        both.publish(first, start)
        lines = held(start)
        total = 0
        for name, action, after in (
            ("publish", lambda at: both.publish(later, at), SECOND),
            ("correct", lambda at: both.correct(lines, at), CORRECTED),
        ):
            before_changes = kill_all(start, action, [FIRST, after])
            at_times = kill_at_times(start, action, [FIRST, after], TIMES)
            total += before_changes + at_times
            print(f"{name}: {before_changes} before a change, {at_times} at a time", flush=True)
        print(f"{total} kills: old or new, never a mixture")


if __name__ == "__main__":
    main()
