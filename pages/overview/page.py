"""«Обзор»: to be written."""

from pages.shared.frame import event_list, page_top

event_list(page_top("Обзор").events)
