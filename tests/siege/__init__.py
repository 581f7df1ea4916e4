"""What is too long for every day: hostile documents, spliced cells, pairs of writers, readers.

``python -m tests.siege.hostile``, ``.cells``, ``.pairs``, ``.readers``; beside them ``python -m
tests.fuzz_documents`` and ``python -m tests.kill_editions``.
"""
