"""``make bench``: print what a click and a build cost, beside their floors."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.bench import builds, clicks, handout_times, pan


def main() -> None:
    with tempfile.TemporaryDirectory() as directory:
        tables = builds.shipped_tables(Path(directory) / "tables")
        print("A click on a filter until the page is redrawn (mean of two medians of 10, ms)")
        times = clicks.measure(tables)
        floor = times.pop("floor")
        print(f"  {'an empty Streamlit app':26s} {floor:6.0f}")
        print(f"  {'with our settings':26s} {times.pop(clicks.OWN_FLOOR):6.0f}")
        for name, value in times.items():
            print(f"  {name:26s} {value:6.0f}   {value / floor:4.2f} of the floor")
    many, none = pan.measure()
    print(f"Dragging the map, ms from one picture to the next ({pan.VENUES} places, and none)")
    print(
        f"  no places                  {none.middle:6.0f}   slowest tenth {none.slowest_tenth:6.0f}"
    )
    print(
        f"  {pan.VENUES} places                {many.middle:6.0f}   "
        f"slowest tenth {many.slowest_tenth:6.0f}   ratio {many.middle / none.middle:4.2f}"
    )
    build, *floors = builds.measure()
    print("python -m etl build, cold, against only importing the same (median of 7)")
    print(f"  {'build':26s} {_said(build)}")
    for name, less in zip(("only imports", "of them the libraries"), floors, strict=True):
        print(
            f"  {name:26s} {_said(less)}   the build is {build.seconds / less.seconds:.2f} times "
            f"by the clock, {build.processor / less.processor:.2f} of processor"
        )
    handout_times.main([47, 5_000])


def _said(cost: builds.Cost) -> str:
    return f"{cost.seconds:6.2f} s  {cost.processor:6.2f} s of processor  {cost.megabytes:5.0f} MB"


if __name__ == "__main__":
    main()
