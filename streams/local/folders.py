"""Where things are kept between runs: downloads in the user's cache, the running broker's state."""

import os
from pathlib import Path

from platformdirs import user_cache_path, user_state_path


def cache_folder() -> Path:
    """Return the folder of downloads: $KUTIP_CACHE, or "kutip" among the user's caches."""
    return _named_in("KUTIP_CACHE") or user_cache_path("kutip")


def state_folder() -> Path:
    """Return the folder that knows the running broker: $KUTIP_STATE, or the user's own."""
    return _named_in("KUTIP_STATE") or user_state_path("kutip")


def _named_in(variable: str) -> Path | None:
    named = os.environ.get(variable)
    return Path(named).expanduser().absolute() if named else None
