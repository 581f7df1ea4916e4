"""«Карта»: to be written."""

from pages.shared.frame import event_list, page_top

event_list(page_top("Карта").events)
