"""Where words of a text made plain stand in the text itself.

Readers look at a form of the cell in which spelling accidents are gone; that form may be
shorter or longer than the cell. What they find is said in characters of the cell itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from etl.model import Span
from etl.text import key

_AROUND = ' .,;:–—-«»"“”„()'


@dataclass(frozen=True, slots=True)
class Plain:
    """A text made plain, and for each of its characters the one it comes from.

    ``origins`` is None where that cannot be told: then no words of the text are known.
    """

    text: str
    origins: Sequence[int] | None

    def span(self, start: int, end: int) -> Span | None:
        """Where characters ``start`` to ``end`` of the plain text stand in the text itself."""
        if self.origins is None or not 0 <= start < end <= len(self.origins):
            return None
        return self.origins[start], self.origins[end - 1] + 1

    def spans(self, found: Iterable[Span]) -> list[Span]:
        """The same for several, without those that cannot be told."""
        return [span for span in (self.span(*one) for one in found) if span is not None]


def plain_key(text: str) -> Plain:
    """``etl.text.key`` of a text with the origins of its characters."""
    return plain_by(text, key)


def plain_by(text: str, make: Callable[[str], str]) -> Plain:
    """A text made plain by ``make``, which works character by character and drops some.

    Args:
        text: any cell, folded or not; origins are its characters.
        make: makes a text plain; runs of blanks that it leaves become one.
    """
    made = make(text)
    if len(made) == len(text):
        return Plain(made, range(len(text)))
    characters: list[str] = []
    origins: list[int] = []
    # Blanks alone would be folded away, so each character is made plain between two signs.
    alone = {sign: make(f"|{sign}|")[1:-1] for sign in set(text)}
    for at, sign in enumerate(text):
        kept = alone[sign]
        characters += kept
        origins += [at] * len(kept)
    plain = "".join(characters)
    if plain != made:
        single = [at for at, sign in enumerate(plain) if sign != " " or plain[at - 1 : at] != " "]
        origins = [origins[at] for at in single]
        plain = "".join(plain[at] for at in single)
        cut = len(plain) - len(plain.lstrip())
        plain, origins = plain.strip(), origins[cut : cut + len(plain.strip())]
    return Plain(made, origins if plain == made else None)


def joined(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Neighbouring words as one stretch, without the signs at its ends.

    >>> joined("г. Минск, в онлайн формате", [(10, 11), (12, 18), (19, 26)])
    ((10, 26),)
    """
    out: list[Span] = []
    for start, end in sorted(set(spans)):
        if out and (start < out[-1][1] or not text[out[-1][1] : start].strip()):
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return tuple(span for span in (bare(text, *one) for one in out) if span is not None)


def bare(text: str, start: int, end: int) -> Span | None:
    """A stretch without blanks and punctuation at its ends; None where nothing is left."""
    words = text[start:end]
    start += len(words) - len(words.lstrip(_AROUND))
    end = start + len(words.strip(_AROUND))
    return (start, end) if re.search(r"\w", text[start:end]) else None
