"""How often a property is tried: a few times in the suite, with TRIALS=many as promised."""

import os


def trials(few, many):
    """``few``, or ``many`` where TRIALS asks for that, as CI does."""
    return many if os.environ.get("TRIALS") == "many" else few
