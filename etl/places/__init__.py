"""Place cells: what is named where, in which form, which way it goes."""

from etl.places.direction import read_direction
from etl.places.place_cell import read_place

__all__ = ["read_direction", "read_place"]
