"""Sentences of «О системе»: what leaves this server, where data lie, who may change them."""

from __future__ import annotations

from pages.shared.server.serving import CONTENT_SECURITY_POLICY

_SEALED = (
    "Страницы, шрифты, карта и библиотеки приходят с этого сервера. Браузеру запрещено обращаться "
    "со страниц к другим адресам, поэтому ни просмотры, ни отборы, ни документы никому не "
    "передаются.",
    "Сервер сам никуда не обращается: координаты берутся из приложенных справочников, документы "
    "читает отдельный процесс без сети. Исключение одно: администратор может в командной строке "
    "велеть искать места плана в интернете.",
)
_STORE = "Опубликованные планы сервер получает из хранилища, которое назвал администратор."
_COUNTED = "Сбор сведений об использовании выключен."
_NOT_COUNTED = "Внимание: сбор сведений об использовании включён в настройках сервера."
_OPENED = "Внимание: страницам разрешено обращаться к другим адресам."
_HERE = (
    "Загружать, исправлять и публиковать можно только с этого компьютера: другим он не отвечает."
)
_BY_NAME = (
    "Загружают, исправляют и публикуют те, кому это разрешено по имени; журнал называет каждого."
)
_BACKUP = "Копия папки планов — полная резервная копия: документы, таблицы, исправления и журнал."
_THERE = "Данные лежат на сервере программы; где именно, знает его администратор."


def sealed_words(told_on: bool, *, store: bool = False) -> tuple[str, ...]:
    """What leaves this server, as its settings are just now.

    Args:
        told_on: whether Streamlit tells its makers of its use.
        store: whether plans come from a store.
    """
    sealed = "http" not in CONTENT_SECURITY_POLICY and "*" not in CONTENT_SECURITY_POLICY
    words = (*(_SEALED if sealed else (_OPENED,)), *((_STORE,) if store else ()))
    return (*words, _NOT_COUNTED if told_on else _COUNTED)


def where_words(why_not: str, *, roles: bool) -> tuple[str, ...]:
    """Where data lie, and who may change them.

    Args:
        why_not: why this visit may not; "" where it may.
        roles: whether people sign in and have roles.
    """
    if why_not:
        return (_THERE, why_not)
    return (_BY_NAME if roles else _HERE, _BACKUP)
