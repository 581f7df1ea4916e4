"""What is too long for every day: hostile documents, spliced cells, pairs of writers, readers.

``python -m tests.siege.hostile``, ``.hostile_page`` (through the page's loader), ``.cells``,
``.pairs``, ``.readers``,
``.libreoffice`` (hand-outs through a program that is not ours); beside them ``python -m
tests.fuzz_documents`` and ``python -m tests.kill_editions``.
"""
