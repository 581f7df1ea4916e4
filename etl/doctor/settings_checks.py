"""The settings: those that seal the dashboard, and those that a server's keeper gives it."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from etl.access_file import SHORTEST_SECRET, access_path
from etl.doctor.finding import Finding, fault, fine, remark
from etl.folders import ROOT

CONFIG = ROOT / ".streamlit" / "config.toml"
_SEALED: Mapping[str, Any] = {
    "browser.gatherUsageStats": False,
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "minimal",
    "logger.hideWelcomeMessage": True,
    "server.enableStaticServing": True,
    "server.fileWatcherType": "none",
    "server.headless": True,
}
"""What must stand so: nothing leaves the machine, no trace is shown, fonts are served."""
_MEND = "исправьте файл по образцу {}.example (UTF-8 без BOM)"
_OPEN = ("server.enableXsrfProtection", "server.enableCORS", "server.enableWebsocketOriginCheck")


def check_settings(
    path: Path = CONFIG, environment: Mapping[str, str] | None = None
) -> Iterator[Finding]:
    """Streamlit's settings as they will hold: the file, and above it the environment."""
    environment = os.environ if environment is None else environment
    subject = "Настройки"
    advice = f"верните файл {path.parent.name}/{path.name} из архива программы"
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError:
        yield fault(subject, f"нет файла {path.parent.name}/{path.name}", advice)
        return
    except ValueError:
        yield fault(subject, f"файл {path.parent.name}/{path.name} не разобрать", advice)
        return
    wrong = [
        f"{option} = {found}"
        for option, wanted in _SEALED.items()
        if _plain(found := _holds(option, told, environment)) != _plain(wanted)
    ]
    wrong += [o for o in _OPEN if _plain(_holds(o, told, environment)) == "false"]
    if wrong:
        yield fault(
            subject,
            f"не такие, как должны быть: {', '.join(wrong)}",
            f"{advice} и уберите переменные STREAMLIT_… с этими именами",
        )
    else:
        yield fine(subject, "наружу ничего не уходит, следов ошибок страницы не показывают")
    yield from _check_reach(str(_holds("server.address", told, environment) or ""))
    yield from _check_address(environment.get("PLAN_ADDRESS", ""))
    folder = path.parent
    yield from _check_sign_in(folder / "secrets.toml", access_path(environment, folder))


def _check_sign_in(secrets: Path, access: Path) -> Iterator[Finding]:
    """Whether those who sign in can; a slip shuts everybody out and opens nothing."""
    subject = "Вход по имени"
    told, rights = _toml(secrets), _toml(access)
    auth = None if told is None else told.get("auth")
    if told is None:
        yield fault(subject, f"{secrets.name} не разобрать", _MEND.format(secrets.name))
    elif auth is None and not access.exists():
        yield fine(subject, "не настроен: загружают и исправляют только на самом компьютере")
    elif not isinstance(auth, dict):
        yield fault(
            subject,
            f"есть {access.name}, а раздела [auth] в {secrets.name} нет: смотреть может каждый",
            f"заполните {secrets.name} или уберите {access.name}",
        )
    elif len(str(auth.get("cookie_secret", "")).strip()) < SHORTEST_SECRET:
        yield fault(
            subject,
            f"cookie_secret в {secrets.name} короче {SHORTEST_SECRET} знаков: не войдёт никто",
            'впишите случайную строку: python3 -c "import secrets; '
            'print(secrets.token_urlsafe(48))"',
        )
    elif not rights:
        yield fault(
            subject,
            f"{access.name} не разобрать или его нет: не может никто и ничего",
            _MEND.format(access.name),
        )
    else:
        yield fine(subject, "настроен; верны ли роли, скажет журнал сервера при первом обращении")


def _toml(path: Path) -> dict[str, Any] | None:
    """What a file says; nothing where there is none, None where it cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        return None


def _check_reach(address: str) -> Iterator[Finding]:
    subject = "Кому открыто"
    try:
        here = address == "localhost" or ip_address(address).is_loopback
    except ValueError:
        here = False
    if here:
        yield fine(subject, "отвечает только этому компьютеру; через nginx — тем, кому он открыт")
    else:
        yield remark(
            subject,
            "страницы открыты всей сети без шифрования",
            "слушайте 127.0.0.1 и поставьте перед программой nginx (deploy/)",
        )


def _check_address(address: str) -> Iterator[Finding]:
    if not address:
        return
    try:
        parts = urlsplit(address)
        good = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        good = False
    if good:
        yield fine("PLAN_ADDRESS", address)
    else:
        yield fault(
            "PLAN_ADDRESS",
            f"«{address}» — не адрес",
            "напишите адрес, по которому открывают дашборд: https://plan.example.ru",
        )


def _holds(option: str, told: Mapping[str, Any], environment: Mapping[str, str]) -> Any:
    """An option as Streamlit will have it: «server.port» of the file or STREAMLIT_SERVER_PORT."""
    section, _, name = option.partition(".")
    words = "".join(f"_{letter}" if letter.isupper() else letter for letter in name)
    given = environment.get(f"STREAMLIT_{section}_{words}".upper())
    in_file = told.get(section, {})
    return given if given is not None else in_file.get(name) if isinstance(in_file, dict) else None


def _plain(value: Any) -> str:
    return str(value).strip().lower()
