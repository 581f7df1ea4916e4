"""All that the base map is drawn from: areas, sea, rivers, towns, extra layers, on a sheet."""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.home import Home
from etl.text import key
from pages.map.ground.geojson import Line
from pages.map.ground.projection import MapSheet


@dataclass(frozen=True, slots=True, eq=False)
class Area:
    """A district, region or country whose outline is known."""

    name: str
    level: str
    country_code: str
    rings: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Town:
    """A town named on the base map, whether it has events or not."""

    name: str
    kind: str
    country_code: str
    population: int
    x: float
    y: float


@dataclass(frozen=True, slots=True, eq=False)
class River:
    """A named river."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """A further GeoJSON file that somebody put into the folder."""

    name: str
    lines: tuple[Line, ...]
    areas: tuple[Area, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Outlines:
    """Everything that the base map is drawn from.

    ``home`` is the region whose plan is shown, ``others`` are those of further plans beside it;
    ``refused`` says of each further file that
    cannot be shown why, in a sentence.
    """

    home: Home
    sheet: MapSheet
    areas: tuple[Area, ...]
    sea: tuple[Line, ...]
    borders: tuple[Line, ...]
    rivers: tuple[River, ...]
    towns: tuple[Town, ...]
    layers: tuple[Layer, ...]
    refused: tuple[str, ...] = ()
    names: tuple[tuple[str, float, float], ...] = ()
    lakes: tuple[Line, ...] = ()
    others: tuple[Home, ...] = ()
    _index: dict[tuple[str, str], Area] = field(default_factory=dict)

    @property
    def home_xy(self) -> tuple[float, float]:
        """The home capital on the map."""
        return self.sheet.point(self.home.capital_latitude, self.home.capital_longitude)

    @property
    def homes(self) -> tuple[Home, ...]:
        """All regions whose plans are shown."""
        return self.home, *self.others

    @property
    def home_areas(self) -> tuple[Area, ...]:
        """Their outlines, as far as known."""
        found = (self.find("region", home.region) for home in self.homes)
        return tuple(area for area in found if area is not None)

    @property
    def has_home(self) -> bool:
        """Whether the home region's own outline is drawn."""
        return self.find("region", self.home.region) is not None

    @property
    def partner_countries(self) -> tuple[Area, ...]:
        """The countries in front, as far as their outline is known."""
        codes = {code for home in self.homes for code in home.bias_countries}
        return tuple(a for a in self.areas if a.level == "country" and a.country_code in codes)

    def find(self, level: str, name: str, country_code: str = "") -> Area | None:
        """The outline of an area by the name that the tables give it.

        A country is found by its code; ё and е are equal.
        """
        return self._index.get((level, country_code if level == "country" else key(name)))


def index_key(area: Area) -> tuple[str, str]:
    """What ``Outlines.find`` finds an area by."""
    return area.level, area.country_code if area.level == "country" else key(area.name)
