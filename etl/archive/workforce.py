"""Documents are read by several processes at once (Dask): on this machine, or by a cluster."""

from __future__ import annotations

import concurrent.futures
import contextlib
import gc
import itertools
import logging
import os
import queue
import signal
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from multiprocessing import resource_tracker
from typing import TYPE_CHECKING, Any

from etl.archive.one_document import DocumentAnswer, Job

if TYPE_CHECKING:
    from distributed import Client, Future

Task = Callable[[Job], DocumentAnswer]

AHEAD = 3
"""Documents handed out for each worker: the next one lies ready, and no thousands in memory."""
DEATHS = 1
"""How often a worker may die over a document that is tried again: it may have been chance."""
MEMORY = 2 * 2**30
"""Bytes of one worker; with all dictionaries it has 0.3 GB."""
LONELY_SECONDS = 300
"""How long nobody may be there: on a busy machine one that died takes a minute to come again."""

_CONFIG = {
    "distributed.scheduler.allowed-failures": DEATHS,
    "distributed.scheduler.worker-saturation": 1.0,  # nothing waits behind what hangs
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    "distributed.worker.profile.enabled": False,
    "distributed.admin.large-graph-warning-threshold": "1GB",
    # Looking at itself fifty times a second took as much of two processors as a tenth of a worker.
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.tick.limit": "1h",
    "distributed.admin.system-monitor.interval": "10s",
    "distributed.worker.memory.monitor-interval": "500ms",
    "distributed.scheduler.work-stealing": False,  # what waits, waits with the scheduler
    "distributed.comm.timeouts.connect": "120s",
    "distributed.comm.timeouts.tcp": "120s",
}


class ClusterError(Exception):
    """Nobody is there to read documents; the message is a Russian sentence."""


@contextlib.contextmanager
def workforce(workers: int, scheduler: str | None) -> Iterator[Client]:
    """Those who read, started and ended here, or a cluster that is there.

    Args:
        workers: how many processes of this machine.
        scheduler: the address of a cluster's scheduler, None for processes of this machine.

    Raises:
        ClusterError: the scheduler does not answer.
    """
    import dask
    from distributed import Client

    # Each of its parts has a level of its own, which that of the whole does not reach.
    for name in ("distributed", *logging.root.manager.loggerDict):
        if name.partition(".")[0] in ("distributed", "tornado"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
    if scheduler is not None:
        try:
            client = Client(scheduler, timeout="20s", set_as_default=False)
        except (OSError, ValueError, TypeError):
            raise ClusterError(
                f"Планировщик Dask по адресу «{scheduler}» не отвечает; проверьте адрес "
                "(например, tcp://10.0.0.5:8786) или запустите команду без --scheduler."
            ) from None
        with client:
            yield client
        return
    with (
        dask.config.set(_CONFIG),
        tempfile.TemporaryDirectory(prefix="plan-workers-") as scratch,
        _local(workers, scratch) as client,
    ):
        yield client


@contextlib.contextmanager
def _local(workers: int, scratch: str) -> Iterator[Client]:
    """Processes of this machine, reached over loopback by those who have this run's keys."""
    from distributed import Client, LocalCluster

    cluster = client = None
    try:
        with _deaf():
            cluster = LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                host="127.0.0.1",
                dashboard_address=None,
                # An HTTP server there is, with nothing to ask; else it would stand on a known port.
                scheduler_kwargs={"dashboard_address": "127.0.0.1:0", "dashboard": False},
                security=True,
                memory_limit=MEMORY,
                local_directory=scratch,
                silence_logs=logging.CRITICAL,
            )
        client = Client(cluster, set_as_default=False)
        client.register_plugin(_plugin())
        yield client
    except BaseException:
        if cluster is not None:
            _end_now(cluster)
        raise
    finally:
        for one in (client, cluster):
            if one is not None:
                one.close()


def _end_now(cluster: Any) -> None:
    """End the workers whatever they are at: nobody waits for them any more."""
    for nanny in cluster.workers.values():
        nanny.auto_restart = False
        if nanny.pid:
            with contextlib.suppress(OSError):
                os.kill(nanny.pid, getattr(signal, "SIGKILL", signal.SIGTERM))


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    """What is started here does not hear Ctrl+C: a terminal tells it to all, one is to act.

    A blocked signal stays blocked in what is started. One that comes meanwhile waits here, and
    is heard at the end.

    Raises:
        KeyboardInterrupt: Ctrl+C came meanwhile.
    """
    blocked = getattr(signal, "pthread_sigmask", None)
    elsewhere = threading.current_thread() is not threading.main_thread()
    if blocked is None or elsewhere or signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        yield
        return
    # Once it runs, the tracker of shared memory leaves the blocked signals of a thread alone.
    resource_tracker.ensure_running()
    came: list[int] = []
    heard = signal.signal(signal.SIGINT, lambda number, _frame: came.append(number))
    before = blocked(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        blocked(signal.SIG_SETMASK, before)
        signal.signal(signal.SIGINT, heard)
    if came:
        raise KeyboardInterrupt


def _plugin() -> Any:
    from distributed import WorkerPlugin

    class Settings(WorkerPlugin):  # type: ignore[misc]
        """What each process of ours is set to, one started in a dead one's place as well."""

        name = "plan-settings"

        def setup(self, worker: object) -> None:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            gc.set_threshold(100_000, 20, 20)

    return Settings()


def read_all(
    client: Client, jobs: Iterator[tuple[int, Job]], task: Task
) -> Iterator[tuple[int, DocumentAnswer]]:
    """Read documents, in whatever order they get ready.

    Args:
        client: those who read.
        jobs: documents with a number each; the next is asked for when there is room for it.
        task: what is done with one.

    Yields:
        A document's number and what came of it; ``killed`` where workers died of it.

    Raises:
        ClusterError: nobody is there to read them.
    """
    ready: queue.SimpleQueue[Future] = queue.SimpleQueue()
    numbers: dict[str, int] = {}
    waiting: dict[str, Future] = {}
    lonely_since = time.monotonic()
    more = True
    while more or waiting:
        crew = max(1, _crew(client))
        room = AHEAD * crew - len(waiting)
        if more and room >= crew:  # some at a time: each handing out costs the scheduler the same
            some = list(itertools.islice(jobs, room))
            more = len(some) == room
            for (number, _job), future in zip(some, _submit(client, task, some), strict=True):
                numbers[future.key], waiting[future.key] = number, future
                future.add_done_callback(ready.put)
        try:
            future = ready.get(timeout=1) if waiting else None
        except queue.Empty:
            if _crew(client):
                lonely_since = time.monotonic()
            elif time.monotonic() - lonely_since > LONELY_SECONDS:
                raise ClusterError(
                    "Ни одного рабочего процесса нет, документы читать некому; запустите их "
                    "(dask worker АДРЕС) или выполните команду без --scheduler."
                ) from None
            continue
        if future is not None:
            lonely_since = time.monotonic()
            del waiting[future.key]
            yield numbers.pop(future.key), _answer(future)


def _submit(client: Client, task: Task, some: list[tuple[int, Job]]) -> list[Future]:
    from distributed.client import ClosedClientError

    if not some:
        return []
    keys = [f"document-{number}-{uuid.uuid4().hex}" for number, _job in some]
    try:
        futures: list[Future] = client.map(task, [job for _, job in some], key=keys, pure=False)
        return futures
    except (ClosedClientError, OSError):
        raise _lost() from None


def _lost() -> ClusterError:
    return ClusterError("Связь с планировщиком Dask потеряна; запустите команду ещё раз.")


def _crew(client: Client) -> int:
    workers = client.scheduler_info(n_workers=-1).get("workers")
    if workers is None:  # the client has given the scheduler up
        raise _lost()
    return len(workers)


def _answer(future: Future) -> DocumentAnswer:
    from distributed import KilledWorker

    try:
        answer: DocumentAnswer = future.result()
    except KilledWorker:
        return DocumentAnswer("killed")
    except (concurrent.futures.CancelledError, OSError):
        raise _lost() from None
    except Exception as error:
        raise ClusterError(
            f"Рабочий процесс не может читать документы ({type(error).__name__}: {error}); "
            "на каждой машине кластера должна стоять эта же программа."
        ) from None
    return answer
