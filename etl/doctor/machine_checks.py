"""The machine: port, clock, time zone."""

from __future__ import annotations

import os
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from etl.doctor.finding import Finding, fault, fine, remark
from etl.today import TODAY

_SINCE = datetime(2026, 11, 1, tzinfo=UTC)
"""No clock that is right shows a time before this program was written."""
_UNTIL = timedelta(days=365 * 25)
_AHEAD = timedelta(minutes=10)
_RUSSIAN = (timedelta(hours=2), timedelta(hours=12))
"""From Kaliningrad to Kamchatka."""
_CLOCK = "поставьте часы (timedatectl set-ntp true или вручную)"


_HOST = "127.0.0.1"
SILENT = 3.0
"""Seconds in which a dashboard answers."""


def check_port(port: int) -> Iterator[Finding]:
    """Whether the dashboard can listen, or does already."""
    subject = f"Порт {port}"
    with socket.socket(socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_HOST, port))
        except PermissionError:
            yield fault(
                subject,
                "слушать не разрешено",
                "возьмите порт от 1024: make run PORT=8501; порты 80 и 443 держит nginx",
            )
            return
        except OSError:
            pass
        else:
            yield fine(subject, "свободен")
            return
    answer = _asked(f"http://{_HOST}:{port}/health")
    if answer is None:
        yield fault(
            subject,
            "занят другой программой",
            f"остановите её или возьмите другой порт: make run PORT={port + 1}",
        )
    elif answer == 200:
        yield fine(subject, "дашборд уже работает и показывает план")
    else:
        yield remark(subject, "занят дашбордом, который сейчас не может показать план")


def _asked(address: str) -> int | None:
    """What the dashboard answers under its own address; None where it is not the dashboard."""
    try:
        with urllib.request.urlopen(address, timeout=SILENT) as answer:
            ours = "content-security-policy" in answer.headers
            return int(answer.status) if ours else None
    except urllib.error.HTTPError as error:
        return error.code if error.code == 503 else None
    except (OSError, ValueError):
        return None


def check_clock(last_act: str = "", now: datetime | None = None) -> Iterator[Finding]:
    """Whether the time is one that can be.

    Args:
        last_act: when something was last published, as the record says.
        now: the time; the machine's by default.
    """
    now = now or datetime.now(UTC).astimezone()
    said = f"{now:%d.%m.%Y %H:%M}"
    try:
        acted = datetime.fromisoformat(last_act) if last_act else None
    except ValueError:
        acted = None
    if acted is not None and acted.tzinfo is None:
        acted = acted.astimezone()
    if not _SINCE <= now <= _SINCE + _UNTIL:
        yield fault("Часы", f"показывают {said}, этого не может быть", _CLOCK)
    elif acted is not None and acted > now + _AHEAD:
        yield fault(
            "Часы",
            f"показывают {said}, а последняя публикация была {acted:%d.%m.%Y %H:%M}",
            _CLOCK,
        )
    else:
        yield fine("Часы", said)
    offset = now.utcoffset() or timedelta()
    zone = f"UTC{offset.total_seconds() / 3600:+g}"
    if _RUSSIAN[0] <= offset <= _RUSSIAN[1]:
        yield fine("Часовой пояс", zone)
    else:
        yield remark(
            "Часовой пояс",
            f"{zone}: «сегодня» на страницах сменится не в полночь по местному времени",
            "задайте переменную TZ=Europe/Moscow или timedatectl set-timezone Europe/Moscow",
        )


def check_today(text: str | None = None) -> Iterator[Finding]:
    """``PLAN_TODAY``, which is meant for tests and presentations."""
    text = os.environ.get(TODAY, "") if text is None else text
    if not text:
        return
    try:
        date.fromisoformat(text)
    except ValueError:
        yield fault(
            TODAY,
            f"«{text}» — не дата",
            "уберите эту переменную или напишите дату так: 2026-04-10",
        )
        return
    yield remark(TODAY, f"днём «сегодня» считается {text}, а не день на часах")
