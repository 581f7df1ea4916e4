"""Stored tables as the data frames that pages and commands read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from etl.columns import FURTHER_TABLES


def frame_of(table: pa.Table) -> pd.DataFrame:
    """A table as a data frame; dates are datetime64, lists are tuples, missing is None/NaT."""
    index = pd.RangeIndex(len(table))
    columns = {}
    for column in table.schema:
        values = table[column.name]
        if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
            columns[column.name] = pd.Series(_texts(values), index, dtype=object)
            continue
        there = values.to_pandas(date_as_object=False)
        if pa.types.is_list(column.type) or pa.types.is_large_list(column.type):
            there = pd.Series(_shared(tuple(items) for items in there), index, dtype=object)
        elif pa.types.is_integer(column.type) and values.null_count:
            there = there.astype("Int64")
        columns[column.name] = there
    return pd.DataFrame(columns, index)


def no_rows(table: str) -> pd.DataFrame:
    """What stands for a table that an edition lacks, or that nobody asks for."""
    return pd.DataFrame({column: [] for column in FURTHER_TABLES.get(table, ())}, dtype=object)


def _texts(column: pa.ChunkedArray) -> np.ndarray:
    """A column of texts, a missing one None; equal ones are one object, as most of an archive's."""
    coded = column.combine_chunks().dictionary_encode()
    words = np.array([*coded.dictionary.to_pylist(), None], dtype=object)
    shared: np.ndarray = words[coded.indices.fill_null(len(words) - 1).to_numpy(False)]
    return shared


def _shared(lists: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Lists of a column, equal ones one object."""
    known: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    return [known.setdefault(one, one) for one in lists]
