"""The choice of a count under the matrix, and the count.

Not in ``page.py``: of that file each visit would hold a copy (docs/changing.md, «A page»).
"""

from __future__ import annotations

import streamlit as st

from pages.shared.plan.partner_areas import partner_areas
from pages.shared.plan.tables import Plan, load_plan
from pages.shared.visit.address_names import BESIDE, COUNT, EARLIER, LATER
from pages.shared.visit.selection import BIND, choice, current_selection
from pages.spheres.below_matrix import BLOCKS, GROUPS, PLACES, kept_block
from pages.spheres.beside_block import beside_html, plan_names
from pages.spheres.plans_beside import comparable


def beside(shown: Plan) -> None:
    """Several plans beside each other, and the choice of the two that are compared."""
    names, (at, last) = plan_names(shown), comparable(shown.parts)
    if len(names) > 2:
        left, right = st.columns(2, gap="small")
        was = left.selectbox("Было в плане на", names, at, key=EARLIER, bind=BIND)
        now = right.selectbox("Стало в плане на", names, last, key=LATER, bind=BIND)
        at, last = (names.index(n) if n in names else d for n, d in ((was, at), (now, last)))
    st.html(beside_html(shown, current_selection(), at, last))


@st.fragment
def below(shown: Plan) -> None:
    """The choice of a count and the count; a change redraws nothing else of the page."""
    blocks = (*BLOCKS, BESIDE) if shown.parts else BLOCKS
    chosen = choice("Ещё", blocks, PLACES if partner_areas(load_plan()) else GROUPS, COUNT)
    if chosen == BESIDE:
        beside(shown)
    else:
        st.html(kept_block(shown, chosen, current_selection()))
