"""``python -m etl.boundaries [PACKAGES]``: cut the map's outlines anew.

Without an argument the fine map of the shipped region out of ``plan_data/boundaries/source``; with
the folder of the unpacked packages (SOURCES.md says which) the outlines of every region too.
"""

from __future__ import annotations

import sys
from pathlib import Path

from etl.boundaries import all_regions, near_map


def main(arguments: list[str]) -> int:
    """Write the shipped map, or with a folder of packages the outlines of all regions."""
    if arguments:
        all_regions.write(Path(arguments[0]))
    else:
        near_map.write()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
