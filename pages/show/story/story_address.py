"""A show in an address: packed into it, or, where it is too long, kept by the server by a name."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from functools import lru_cache
from threading import Lock

from pages.show.story.story import Story, StoryError, pack, unpack

SCENES = "scenes"
"""The show's name in an address."""
LIMIT = 12_000
"""Letters of a show in an address. Browsers take more, servers between may not; a show of
thirty scenes with their notes has some four thousand."""
_MARK = "~"
_MOST = 100
_LOST = (
    "Показ по этой ссылке был слишком длинным для адреса и хранился, пока работала программа. "
    "Откройте его из сохранённого файла."
)

_kept: OrderedDict[str, str] = OrderedDict()
_lock = Lock()


def address_of(story: Story) -> str:
    """What an address says of a show: itself, or the name that the server keeps it by."""
    packed = pack(story)
    if len(packed) <= LIMIT:
        return packed
    name = _MARK + hashlib.sha256(packed.encode()).hexdigest()[:24]
    with _lock:
        _kept[name] = packed
        _kept.move_to_end(name)
        while len(_kept) > _MOST:
            _kept.popitem(last=False)
    return name


def is_kept(address: str) -> bool:
    """Tell whether an address only names a show that this server keeps while it runs."""
    return address.startswith(_MARK)


def story_at(address: str) -> Story:
    """The show of an address.

    Raises:
        StoryError: the address is damaged, or the server no longer has the show.
    """
    if not is_kept(address):
        return _unpacked(address)
    with _lock:
        packed = _kept.get(address)
    if packed is None:
        raise StoryError(_LOST)
    return _unpacked(packed)


@lru_cache(maxsize=32)
def _unpacked(packed: str) -> Story:
    """The stage asks for each scene with the whole show in the address."""
    return unpack(packed)
