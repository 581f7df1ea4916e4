"""The process that reads one document: it is told its name and bytes, and answers once.

It is started with nothing but a path to modules. The readers it needs are imported before
its limits are set (they may want to be compiled), the document comes in after that.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import traceback
from typing import BinaryIO


def main() -> None:
    """Read the document on standard input, write the answer to standard output."""
    source, target = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    gc.set_threshold(200_000, 50, 50)
    # openpyxl takes numpy along where it can, for nothing that a plan has: 0.1 s and 30 MB.
    sys.modules["numpy"] = None  # type: ignore[assignment]
    name, kind, headings = json.loads(source.readline())
    from etl.documents.apart.limits import limit_this_process, seal_this_process
    from etl.documents.in_process import prepare

    prepare(name, headings)
    limit_this_process()
    seal_this_process()
    try:
        answer = _answer(name, kind, source)
    except MemoryError:
        answer = b'{"heavy": "memory"}'
    target.write(answer)
    target.flush()
    os._exit(0)  # a large document takes its time to be thrown away


def _answer(name: str, kind: str, source: BinaryIO) -> bytes:
    from etl.documents.apart.answer import packed, plain, plain_refusal, plain_sheet
    from etl.documents.apart.limits import MOST_ROWS
    from etl.documents.in_process import ToConvertError, read_bytes
    from etl.refusals import AnsweredSheetError, HeadingsMissingError, RefusedDocumentError

    try:
        document = read_bytes(name, source.read(), kind)
        if len(document.rows) > MOST_ROWS:
            return packed("heavy", f"больше {MOST_ROWS} строк")
        return packed("document", plain(document))
    except ToConvertError:
        return packed("convert", None)
    except AnsweredSheetError as error:
        return packed("answers", plain_sheet(error))
    except HeadingsMissingError as error:
        return packed("headless", plain_refusal(error))
    except RefusedDocumentError as error:
        return packed("refused", str(error))
    except MemoryError:
        return packed("heavy", "memory")
    except RecursionError:
        return packed("deep", None)
    except Exception:
        return packed("fault", traceback.format_exc(limit=-12)[-8_000:])
