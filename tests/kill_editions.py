"""Hundreds of kills over publishing and correcting: ``python -m tests.kill_editions``."""

from __future__ import annotations

import tempfile
from pathlib import Path

from etl.corrections.correction import Correction
from etl.told.told_row import ToldRow
from tests.etl.killing import Publishing, State, kill_all, kill_at_times
from tests.etl.test_publish_crash import CORRECTED, FIRST, SECOND, held
from tests.siege.pairs import plans

TIMES = 110
"""Kills at times, of each act; beside those before each change of the folder."""
TOLD = ToldRow(
    "dates_text", "5 мая 2026 года", "6–7 мая 2026 года", "письмо", "Третий", "2026-03-12T10:00:00"
)
"""A wording that only the later document has, told in its preview."""
PREVIEWED: State = (
    2, [2], ["dates_text", "status"], ["published", "published", "corrected"],
)  # fmt: skip


def main() -> None:
    """Kill each act everywhere and print how often; ends with an error at the first mixture."""
    with tempfile.TemporaryDirectory() as folder:
        first, later, _ = plans(Path(folder))
        both, told = Publishing(first, later), Publishing(first, later, told=(TOLD,))
        start = Path(folder) / "data"
        both.publish(first, start)
        lines = held(start)
        plan = next((start / "editions").iterdir()).name
        settled = [Correction(**{**dict(lines[0][1]), "plan": plan, "at": TOLD.at})]
        total = 0
        for name, action, after in (
            ("publish", lambda at: both.publish(later, at), SECOND),
            ("correct", lambda at: both.correct(lines, at), CORRECTED),
            (
                "publish a preview that was told of and corrected",
                lambda at: told.publish(later, at, told=(TOLD,), corrections=settled),
                PREVIEWED,
            ),
        ):
            before_changes = kill_all(start, action, [FIRST, after])
            at_times = kill_at_times(start, action, [FIRST, after], TIMES)
            total += before_changes + at_times
            print(f"{name}: {before_changes} before a change, {at_times} at a time", flush=True)
        print(f"{total} kills: old or new, never a mixture")


if __name__ == "__main__":
    main()
