"""Changes of a document's bytes that nobody who writes documents makes: packages, PDF, text."""

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib

_ODD = (b"", b"0", b"-1", b"\xc2\xb2", b"9" * 5_000, b"1e999", b"NaN", b"true", b"\xd1\x8f",
        b"A1:XFD1048576", b"&#65;", b"99999999999999999999", b"\xe2\x80\xae", b"..", b"#REF!",
        b"\xef\xbf\xbe", b"%s", b"\xf0\x9f\x87\xb7\xf0\x9f\x87\xba", b"0x7F", b"1.5",
        b" ")  # fmt: skip
_KINDS = (b"s", b"n", b"d", b"b", b"e", b"str", b"inlineStr", b"z")
_ATTRIBUTE = re.compile(rb'="[^"]*"')
_WORDS = re.compile(rb">[^<>]+<")
_TAG = re.compile(rb"</?[\w:]+[^<>]*>")
_WHOLE = re.compile(rb"<([\w:]+)\b[^<>/]*>(?:(?!</\1>).){0,4000}?</\1>", re.DOTALL)
_CELL = re.compile(rb"<c\b[^<>]*>")
_HTML_CELL = re.compile(rb"<t[dh]\b[^<>]*>", re.IGNORECASE)
_STREAM = re.compile(rb"(<<(?:(?!>>\s*stream).)*>>)\s*stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_NAME = re.compile(rb"/[A-Za-z]+")
_LETTERS = (
    "0123456789", ".,;:–—-…", "«»\"'()[]{}<>&",
    " \t\n\r\u00a0\u2009\u200b\u00ad\ufeff",
    "²³¹½ⅣⅫ①٣߂", "мая июня кв. II г. п. с. и", "\u0301\u0306\u20e3", "\u202e\u202d\u2066",
    "🎉👨‍👩‍👧🇷🇺", "АБВабвЁё", "ABCabcİı", "%$#@!~`^_=+|\\/*?",
)  # fmt: skip
_PDF_WORDS = (b"BT", b"ET", b"q", b"Q", b"Do", b"Tj", b"TJ", b"S", b"f", b"[", b"]", b"<<", b">>",
              b"(", b")", b"null", b"R", b"0 0 0 0 0 0 cm", b"1e99 0 0 1e99 0 0 Tm", b"0 Tz",
              b"BI ID EI", b"W n", b"-9 Tf", b"9 0 R", b"true")  # fmt: skip


def nasty(dice: random.Random, most: int = 60) -> str:
    """A text of letters that seldom stand together."""
    alphabets = dice.sample(_LETTERS, k=dice.randint(1, 3))
    return "".join(dice.choice(dice.choice(alphabets)) for _ in range(dice.randrange(most)))


def spliced(cells: list[str], dice: random.Random) -> str:
    """Pieces of cells put together, with something nasty between them at times."""
    pieces = []
    for _ in range(dice.randint(1, 4)):
        cell = dice.choice(cells)
        first, last = sorted((dice.randrange(len(cell) + 1), dice.randrange(len(cell) + 1)))
        pieces.append(cell[first:last])
        if dice.random() < 0.4:
            pieces.append(nasty(dice, 8))
    joined = dice.choice(("", " ", ", ", "; ", "\n", " и ")).join(pieces)
    return joined * dice.choice((1, 1, 1, 1, 2, 30))


def _one(pattern: re.Pattern[bytes], content: bytes, made: bytes, dice: random.Random) -> bytes:
    found = list(pattern.finditer(content))
    if not found:
        return content
    match = dice.choice(found)
    return content[: match.start()] + made + content[match.end() :]


def _byte(content: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(content) + 1)
    return content[:at] + bytes([dice.randrange(256)]) + content[at + 1 :]


def _copied(content: bytes, dice: random.Random) -> bytes:
    """An element once more, or many times, or in another's place."""
    found = list(_WHOLE.finditer(content))
    if not found:
        return content
    one, other = dice.choice(found), dice.choice(found)
    times = dice.choice((1, 1, 1, 2, 50))
    return content[: other.start()] + one.group() * times + content[other.start() :]


def _part(content: bytes, dice: random.Random) -> bytes:
    """One change of one XML part."""
    kind = dice.choices(range(8), (6, 4, 3, 1, 1, 2, 2, 2))[0]
    odd = dice.choice(_ODD)
    if kind == 0:
        return _one(_ATTRIBUTE, content, b'="' + odd + b'"', dice)
    if kind == 1:
        return _one(_WORDS, content, b">" + odd + b"<", dice)
    if kind == 2:
        return _one(_TAG, content, b"", dice)
    if kind == 3:
        return content[: dice.randrange(len(content) + 1)]
    if kind == 4:
        return _byte(content, dice)
    if kind == 5:
        return _copied(content, dice)
    if kind == 6:
        made = nasty(dice).replace("&", "&amp;").replace("<", "&lt;")
        return _one(_WORDS, content, b">" + made.encode() + b"<", dice)
    return _one(_CELL, content, b'<c t="' + dice.choice(_KINDS) + b'">', dice)


def package(data: bytes, dice: random.Random) -> bytes:
    """One to four changes of members, attributes, elements, cell texts, kinds of cells, bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(dice.randint(1, 4)):
        name = dice.choice(list(parts))
        if dice.random() < 0.04 and len(parts) > 1:
            del parts[name]
        elif dice.random() < 0.04:
            parts[name] = parts[dice.choice(list(parts))]
        else:
            parts[name] = _part(parts[name], dice)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    made = out.getvalue()
    if dice.random() < 0.05:
        return made[: dice.randrange(len(made))]
    return _byte(made, dice) if dice.random() < 0.05 else made


def pdf(data: bytes, dice: random.Random) -> bytes:
    """One to four changes of numbers, names and operators, in and out of streams."""
    for _ in range(dice.randint(1, 4)):
        streams = list(_STREAM.finditer(data))
        if streams and dice.random() < 0.6:
            match = dice.choice(streams)
            try:
                content = zlib.decompress(match[2])
            except zlib.error:
                content = match[2]
            content = _operators(content, dice)
            head = re.sub(rb"/Filter\s*/FlateDecode", b"", match[1])
            head = re.sub(rb"/Length \d+", b"/Length %d" % len(content), head)
            made = head + b"\nstream\n" + content + b"\nendstream"
            data = data[: match.start()] + made + data[match.end() :]
        else:
            data = _operators(data, dice)
    return data[: dice.randrange(len(data))] if dice.random() < 0.03 else data


def _operators(content: bytes, dice: random.Random) -> bytes:
    kind = dice.randrange(5)
    if kind == 0:
        numbers = (b"0", b"-1", b"1e9", b"99999999999", b"9" * 400, b"0.0000001", b"-99999.5")
        return _one(_NUMBER, content, dice.choice(numbers), dice)
    if kind == 1:
        names = [match.group() for match in _NAME.finditer(content)] or [b"/X"]
        return _one(_NAME, content, dice.choice(names), dice)
    if kind == 2:
        at = dice.randrange(len(content) + 1)
        return content[:at] + b" " + dice.choice(_PDF_WORDS) + b" " + content[at:]
    if kind == 3:
        first = dice.randrange(len(content) + 1)
        return content[:first] + content[first + dice.randrange(200) :]
    return _byte(content, dice)


def text(data: bytes, dice: random.Random) -> bytes:
    """Lines doubled, cut, mixed, with nasty letters, in another encoding."""
    lines = data.decode("utf-8").split("\n")
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(lines))
        kind = dice.randrange(6)
        if kind == 0:
            del lines[at]
        elif kind == 1:
            lines.insert(at, dice.choice(lines))
        elif kind == 2:
            sign = next((c for c in "\t;" if c in lines[at]), ",")
            lines[at] = lines[at].replace(sign, dice.choice((";", "|", 2 * sign, "", f'{sign}"')))
        elif kind == 3:
            lines[at] += nasty(dice)
        elif kind == 4:
            first = dice.randrange(len(lines[at]) + 1)
            lines[at] = lines[at][:first] + nasty(dice, 9) + lines[at][first:]
        else:
            lines[at] = dice.choice(("9" * 5_000, "²", '"', "\t" * 500, "1.", "|--|"))
        lines = lines or [""]
    encoding = dice.choice(("utf-8", "utf-8", "utf-8", "utf-16", "cp1251", "koi8-r", "cp866"))
    made = "\n".join(lines).encode(encoding, errors="replace")
    return _byte(made, dice) if dice.random() < 0.1 else made


def page(data: bytes, dice: random.Random) -> bytes:
    """One to four changes of a web page's tags, attributes, words, spans, encoding."""
    for _ in range(dice.randint(1, 4)):
        if dice.random() < 0.2:
            cell = b'<td %s="%s">' % (dice.choice((b"colspan", b"rowspan")), dice.choice(_ODD))
            data = _one(_HTML_CELL, data, cell, dice)
        else:
            data = _part(data, dice)
    return text(data, dice) if dice.random() < 0.2 and _is_utf8(data) else data


def _is_utf8(data: bytes) -> bool:
    try:
        return bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def sectors(data: bytes, dice: random.Random) -> bytes:
    """One to eight changes of an older Office file: bytes, numbers, sectors, its end cut off."""
    for _ in range(dice.randint(1, 8)):
        kind = dice.randrange(4)
        at = dice.randrange(max(len(data), 1))
        if kind == 0:
            data = _byte(data, dice)
        elif kind == 1:
            number = dice.choice((0, 1, 2**31 - 1, 2**32 - 1)).to_bytes(4, "little")
            data = data[:at] + number + data[at + 4 :]
        elif kind == 2:
            here, there = 512 * (at // 512), 512 * dice.randrange(len(data) // 512 + 1)
            data = data[:here] + data[there : there + 512] + data[here + 512 :]
        elif dice.random() < 0.2:
            data = data[:at]
    return data


BY_ENDING = {".docx": package, ".xlsx": package, ".ods": package, ".pdf": pdf, ".txt": text,
             ".csv": text, ".html": page, ".xls": sectors}  # fmt: skip
"""What changes a document of a kind."""
