"""The letters that files of labelled cells are written in, for the tests that read them."""

PRECISIONS = {"d": "day", "m": "month", "q": "quarter", "y": "year", "u": "unknown"}
KINDS = {"s": "single", "m": "multiple", "o": "ongoing", "u": "unknown"}
DATE_DOUBTS = {
    "?": {"date_unknown"},
    "!": {"date_partly_read", "date_unreadable"},
    "x": {"date_outside_plan"},
    "i": {"date_impossible"},
}
"""Any one of a mark's codes is the doubt meant."""
REGIONS = {
    "СО": "Смоленская область",
    "ВО": "Витебская область",
    "МогО": "Могилевская область",
    "МинО": "Минская область",
    "БрО": "Брестская область",
    "ГрО": "Гродненская область",
    "ГомО": "Гомельская область",
}
