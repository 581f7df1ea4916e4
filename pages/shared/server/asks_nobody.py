"""Streamlit asks a server on the internet for this machine's address; here nobody is asked.

It does so each time a page of a further allowed origin connects, and waits two seconds where there
is no way out. Those origins are told to it (``server.corsAllowedOrigins``), so nothing is lost.
That its greeting asks as well where it listens to every address (as in a container) is turned off
in ``.streamlit/config.toml``: that comes before this program is there.
"""

from __future__ import annotations

from streamlit import net_util


def ask_nobody_outside() -> None:
    """From now on this process knows no address of its own on the internet."""
    net_util.get_external_ip = _unknown


def _unknown() -> None:
    return None
