import os
import time

import pytest

from newsroom.work import BEAT


@pytest.fixture
def beat(settings, tmp_path):
    """``beat(seconds)``: the work loop began its last round so long ago; before, it never ran."""
    settings.DATA_DIR = tmp_path

    def went(seconds):
        (tmp_path / BEAT).touch()
        os.utime(tmp_path / BEAT, times=(time.time() - seconds,) * 2)

    return went
