"""Who works with whom: the places of those who take part, on both sides."""

from etl.partner_places.reading import PartnerPlace, find_partner_places

__all__ = ["PartnerPlace", "find_partner_places"]
