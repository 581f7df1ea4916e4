"""In person, remote or both: what the words of a row say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from etl.model import EventFormat, Span, Stretch
from etl.offsets import joined, plain_key
from etl.places.place_words import pattern, words
from etl.text import key

# Words that only look remote: a subject, a help line, a way of applying.
NOT_REMOTE = re.compile(
    r"(?!^дистанционн\w+ обучени)(?:онлайн|электронн\w+|дистанционн\w+)[- ]?"
    r"(?:регистрац|заяв|анкет|голосован|опрос|тестировани|касс|"
    r"магазин|торговл|образован|обучени|зондирован|услуг|сервис(?!\w*\s[«\"¤])|обслуживан|журнал|издани|"
    r"каталог)\w*"
    r"|(?:зал|студи|комнат)\w* (?:видео ?-?конференц|вкс)\w*"
    r"|(?:регистрац|заяв|анкет|голосован|при[её]м работ|отбор(?!\w*\s(?:этап|тур|част)))\w*"
    r"[^,.;]{0,40}(?:онлайн|дистанционно|на сайте)"
    r"|телефон\w* (?:лини\w* )?доверия"
    r"|удал[её]нн\w+ (?:район|сел|территор|деревн|населенн|поселен|уголк)\w*"
    r"|(?:освещени|информаци|размещ|публик|анонс|материал|реклам|при[её]м|принима|направля|"
    r"высыла|сведени|фото|"
    r"новост|продвижени|рассылк)\w*[^.;]{0,60}(?:соц\w* ?сет|интернет|электронн\w+ почт|сайт|"
    r"телеграм|вконтакте|"
    r"мессенджер)\w*"
    r"|(?:запис|трансляци)\w* [^,.;]{0,30}(?:телевиден|телеканал|радио)\w*"
    # the Aerospace Forces; «встреча ветеранов по ВКС» is a link
    r"|(?:академи(?!ч)|войск|полк|военнослужащ|музе(?!йн)|ветеран|офицер(?!ск))\w*"
    r"(?: (?!(?:по|через|посредством|в|во|на|с|со|при|и|или|путем|режим\w*|формат\w*|помощь\w*|"
    r"средств\w+|сеанс\w*) )[а-я]+)? вкс(?!\w)(?! с )|вкс (?:росси|рф)\w*"
    # a studio, a contest: what they are for
    r"|(?:студи|редакци|аппаратн|зал|комнат|программ)\w* "
    r"(?:прям\w+ эфир|видео-?(?:обращ|приветств))\w*"
    r"|(?:конкурс|фестивал|выставк|сборник|школ|мастерск|запис)\w* (?:[а-я]+ ){0,2}"
    r"видео-?(?:обращ|приветств)\w+"
    r"|виртуальн\w+ (?:реальност|музе)\w*|заочн\w+ (?:отделени|школ|обучени|форм\w+ обучени)\w*"
    r"|(?<!\w)(?:о|об|проблем\w*|вопрос\w*|в сфере|развити\w*|технолог\w*) (?:дистанционн|удаленн|"
    r"цифров|онлайн)\w+"
    r"(?: (?:обучен|образован|зондир|занятост|технолог|платформ|работ)\w*)?",
    re.IGNORECASE,
)
# The subject of a title, where a place cell would tell by it how the event is held.
_SUBJECT = re.compile(r"^дистанционн\w+ обучени\w*")
# The same of an event that has its place: what the museum shows to those who come.
_SHOWN_THERE = re.compile(r"телефонн\w+ лини\w*|виртуальн\w* (?:визит|прогулк|посещени|тур\b)\w*")
# Only a part of the event is remote.
_PART = re.compile(
    r"(?:заочн|отборочн|дистанционн|онлайн)\w*[- ]?(?:этап|тур|част)\w*|част[ьи] участник|иногородн"
    r"|также|кроме того|возможно|трансляц|подключ|отдельн|по желани|при необходимости"
    # greetings, and some of those who come: «в том числе из Германии (заочно)»
    r"|приветств|видеообращен|в том числе|\bв т\. ?ч\b|некоторы"
    # those from abroad as the ones who act, not the ones who are met: «с …»
    r"|(?<!\bс )(?<!\bсо )\b(?:зарубежны|иностранны)[ехй] (?:участник|гост|коллег|партнер|"
    r"эксперт|спикер|докладчик|лектор|учены|специалист|делегат)"
    # «Участие белорусской стороны – онлайн»; «участие школ в онлайн-конкурсе» is the whole
    r"|\bучасти[ея] (?!в )(?:(?!\bв (?!режим|формат|(?:онлайн|дистанционн\w+)[- ]?(?:режим|"
    r"формат)))[^,.;]){3,60}(?:онлайн|дистанц|заочно|видео|\bвкс\b)"
    # «профессор из Милана (онлайн)»
    r"|(?:\bиз [а-я\-]+(?: [а-я\-]+)?|\b(?:профессор|лектор|историк|эксперт|спикер|докладчик|"
    r"гост|учен)\w*(?: [^\s(.;]+){0,4}) ?\((?:в )?(?:онлайн|дистанционно|заочно|видео|"
    r"по видео|запис|вкс|режим\w+ )[^()]*\)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FormatWords:
    """Which words of a form a text has: where they stand, nothing where there are none."""

    remote: tuple[Span, ...]
    hybrid: tuple[Span, ...]
    in_person: tuple[Span, ...]
    broadcast: tuple[Span, ...] = ()
    """Words of a broadcast: beside a place the event is hybrid, alone it is remote."""

    def all(self, column: str) -> tuple[Stretch, ...]:
        """Every word of a form as stretches of that column."""
        spans = {*self.remote, *self.hybrid, *self.in_person, *self.broadcast}
        return tuple(Stretch(column, *span) for span in sorted(spans))


def _blanked(words: re.Pattern[str], text: str) -> str:
    return words.sub(lambda match: " " * len(match.group()), text)


def format_words(text: str, *, of_place: bool = False, placed: bool = False) -> FormatWords:
    """Look for words of a form.

    Args:
        text: any cell.
        of_place: it is a place cell, where «сайт» or «портал» is where the event is held.
        placed: it is another cell of an event whose place cell names a place.
    """
    cell = plain_key(text)
    plain = _blanked(NOT_REMOTE, cell.text)
    if not of_place:
        plain = _blanked(_SUBJECT, plain)
    if placed:
        plain = _blanked(_SHOWN_THERE, plain)

    def found(table: str, entry: str = "words") -> tuple[Span, ...]:
        if pattern(table, entry).search(plain) is None:
            return ()
        return tuple(cell.spans(joined(plain, cut_out(plain, table, entry))))

    remote = found("remote")
    if of_place and not remote:
        remote = found("remote", "place_words")
    broadcast = found("broadcast")
    if of_place:
        broadcast += found("broadcast", "place_words")
        return FormatWords(remote, found("hybrid"), found("in_person"), broadcast)
    # What a title tells of a broadcast is told of an event that has its place.
    return FormatWords(remote, (*found("hybrid"), *broadcast), found("in_person"))


@lru_cache(maxsize=1)
def _around() -> re.Pattern[str]:
    return re.compile("|".join(words()["remote"]["around"]), re.IGNORECASE)


def cut_out(shadow: str, table: str, entry: str = "words") -> list[tuple[int, int]]:
    """Where words of a form stand, each with the words that belong to it.

    «в дистанционном формате» is cut as a whole, so that neither «в» nor «формате» is
    left over as part of a name.
    """
    around = pattern(table, "around", whole=True) if "around" in words()[table] else None
    tokens = list(re.finditer(r"[^\s,;()/]+", shadow))
    hits: set[int] = set()
    for match in pattern(table, entry).finditer(shadow):
        for number, token in enumerate(tokens):
            if token.start() < match.end() and match.start() < token.end():
                hits.add(number)
    if around is not None:
        for number in sorted(hits):
            for step in (-1, 1):
                at = number + step
                while 0 <= at < len(tokens) and at not in hits:
                    first, second = sorted((at, at - step))
                    gap = shadow[tokens[first].end() : tokens[second].start()]
                    bare = tokens[at].group().strip('«»".:–-—')
                    if gap.strip() or (bare and not around.fullmatch(bare)):
                        break
                    hits.add(at)
                    at += step
    return [tokens[number].span() for number in sorted(hits)]


def _is_of_part(text: str) -> bool:
    """Whether a text with words of a remote form tells it of a part of the event only."""
    return _PART.search(NOT_REMOTE.sub(" ", key(text))) is not None


def decide(
    *, place: FormatWords, physical: bool, separate: bool, title: str, description: str
) -> tuple[EventFormat, tuple[Stretch, ...]]:
    """The form of an event; the place cell first, then the title, then the description.

    Where the form is that of a named place, no words say it.

    Args:
        place: words of a form in the place cell.
        physical: the cell names a place or an area.
        separate: the remote form stands in the cell as an item of its own beside the place.
        title: the event's title.
        description: its description.
    """
    said = place.all("place_text")
    shown_elsewhere = bool(place.broadcast) and physical
    if place.hybrid or shown_elsewhere or (place.remote and place.in_person):
        return "hybrid", said
    if place.remote:
        return ("hybrid" if physical and separate else "remote"), said
    head, body = (format_words(text, placed=physical) for text in (title, description))
    if place.in_person:
        return "in_person", said
    of_title, of_description = head.all("title"), body.all("description")
    if not physical:
        for words, found in ((head, of_title), (body, of_description)):
            if words.hybrid or (words.remote and words.in_person):
                return "hybrid", found
            if words.remote:
                return "remote", found
        if head.in_person or body.in_person:
            return "in_person", (*of_title, *of_description)
        return "unspecified", ()
    if head.hybrid or body.hybrid or (head.remote and (head.in_person or body.in_person)):
        return "hybrid", (*of_title, *of_description)
    if head.remote:
        return ("hybrid" if _is_of_part(title) else "remote"), of_title
    if body.remote:
        partly = body.in_person or _is_of_part(description)
        return ("hybrid" if partly else "remote"), of_description
    return "in_person", ()
