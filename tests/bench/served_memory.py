"""What a server on this machine holds in memory, and what time of the processor it has taken."""

from __future__ import annotations

import psutil


def resident_of(port: int) -> float:
    """Megabytes of the process that listens on a port; 0 where none does."""
    process = _listening(port)
    return float(process.memory_info().rss) / 2**20 if process else 0.0


def processor_of(port: int) -> float:
    """Seconds of the processor that it has taken, whatever else the machine does; 0 as above."""
    process = _listening(port)
    return float(sum(process.cpu_times()[:2])) if process else 0.0


def _listening(port: int) -> psutil.Process | None:
    for process in psutil.process_iter(["pid"]):
        try:
            if any(
                one.status == psutil.CONN_LISTEN and one.laddr.port == port
                for one in process.net_connections("tcp")
            ):
                return process
        except psutil.Error:
            continue
    return None
