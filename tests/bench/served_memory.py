"""What a server on this machine holds in memory."""

from __future__ import annotations

import psutil


def resident_of(port: int) -> float:
    """Megabytes of the process that listens on a port; 0 where none does."""
    for process in psutil.process_iter(["pid"]):
        try:
            listens = any(
                one.status == psutil.CONN_LISTEN and one.laddr.port == port
                for one in process.net_connections("tcp")
            )
            if listens:
                return float(process.memory_info().rss) / 2**20
        except psutil.Error:
            continue
    return 0.0
