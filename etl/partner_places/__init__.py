"""Who works with whom: the places of those who take part, on both sides."""

from etl.partner_places.find_places import find_partner_places
from etl.partner_places.sides import PartnerPlace

__all__ = ["PartnerPlace", "find_partner_places"]
