"""Words that are one letter apart: one missing, too many, another, or two the wrong way round."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA


class OneLetter:
    """Known words, to be found by a misspelling of them; the first letter is always right.

    >>> words = OneLetter(["минск", "витебск"])
    >>> words.near("виетбск"), words.near("витебск"), words.near("битебск")
    (['витебск'], [], [])
    """

    def __init__(self, words: Iterable[str]) -> None:
        # Kept apart by first letter and length: few are left to be compared with.
        self._alike: dict[tuple[str, int], list[str]] = {}
        for word in words:
            self._alike.setdefault((word[:1], len(word)), []).append(word)

    def near(self, word: str, letters: int = 1) -> list[str]:
        """The known words that are so many letters apart from a word, shorter ones first."""
        found = []
        for length in range(len(word) - letters, len(word) + letters + 1):
            alike = self._alike.get((word[:1], length), [])
            near = process.extract(
                word, alike, scorer=OSA.distance, score_cutoff=letters, limit=None, processor=None
            )
            found += sorted((at, known) for known, distance, at in near if distance == letters)
        return [known for _, known in found]

    def only(self, word: str) -> str | None:
        """The one known word that is one letter apart; None where there is none or several."""
        near = self.near(word)
        return near[0] if len(near) == 1 else None
