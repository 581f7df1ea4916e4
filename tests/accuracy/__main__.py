"""``make accuracy``: our readers beside others on the labelled cells; --wrong lists the misses."""

from __future__ import annotations

import sys

from tests.accuracy.judge import JUDGES, SETS, Verdict, cells, periods_in, same
from tests.accuracy.others import dateparser_periods, name_matching, natasha_periods


def share(count: int, total: int) -> str:
    return f"{count:4d} of {total}  {100 * count / total:5.1f} %"


def main() -> None:
    for batch, heading in SETS.items():
        print(f"\n{heading}" if batch != "cells" else heading)
        verdicts = {n: [judge(cell) for cell in cells(n, batch)] for n, judge in JUDGES.items()}
        _print_dates(verdicts["dates"], batch)
        _print_places(verdicts["places"])
        _print_partners(verdicts["participants"], batch)
        if "--wrong" in sys.argv:
            for name, judged in verdicts.items():
                for verdict in judged:
                    if verdict.wrong:
                        _show(name, verdict)


def _print_dates(dates: list[Verdict], batch: str) -> None:
    total = len(dates)
    wrong_periods = [v for v in dates if "periods" in v.wrong]
    print(f"Dates, {total} cells")
    print(f"  periods right, ours        {share(total - len(wrong_periods), total)}")
    for name, read in (("dateparser", dateparser_periods), ("natasha", natasha_periods)):
        right = sum(read(cell) == periods_in(cell["periods"]) for cell in cells("dates", batch))
        print(f"  periods right, {name:11s} {share(right, total)}")
    print(f"  every field right, ours    {share(sum(not v.wrong for v in dates), total)}")
    silent = sum(not v.warned for v in wrong_periods)
    print(f"  wrong period, no warning   {share(silent, total)}")


def _print_places(places: list[Verdict]) -> None:
    print(f"Places, {len(places)} cells")
    print(f"  every part right, ours     {share(sum(not v.wrong for v in places), len(places))}")


def _print_partners(partners: list[Verdict], batch: str) -> None:
    total = len(partners)
    exact = sum(not {"missed", "invented"} & set(v.wrong) for v in partners)
    print(f"Participants, {total} cells")
    print(f"  countries right, ours      {share(exact, total)}")
    naive = sum(
        {same(code) for code in name_matching(cell)}
        == {same(name) for name in cell["countries"].split(";") if name.strip()}
        for cell in cells("participants", batch)
    )
    print(f"  Babel + pymorphy3 names    {share(naive, total)}")
    invented = sum("invented" in v.wrong for v in partners)
    print(f"  an invented country        {share(invented, total)}")
    groups = sum("groups" not in v.wrong for v in partners)
    print(f"  groups right               {share(groups, total)}")


def _show(name: str, verdict: Verdict) -> None:
    print(f"\n{name} {verdict.cell_id}: {', '.join(verdict.wrong)}")
    print(f"  cell:  {verdict.text}\n  ours:  {verdict.ours}\n  label: {verdict.label}")


if __name__ == "__main__":
    main()
