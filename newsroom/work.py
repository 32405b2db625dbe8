"""What `manage.py work` does: sweeps, each a query over the rows that are due.

A sweep that dies is simply run again; two workers at once do nothing twice. Readers are served
just as well when none runs.
"""

import logging
import time

from django.conf import settings
from django.db import close_old_connections

from articles.autosave import forget_absent
from articles.autosave import forget_old as forget_old_autosaves
from articles.renditions import make_missing
from articles.revise import publish_due_changes
from comments.address import forget_unconfirmed
from comments.akismet import ask_akismet
from comments.ban import forget_networks
from comments.counters import check_counters
from comments.digest import write_due_digests
from comments.erase import finish_erasures
from comments.fading import forget_origins
from comments.learn import learn
from comments.recommend import forget_visitors
from comments.report import forget_reporters
from newsroom.attempts import forget_attempts
from postbox.outbox import deliver_due
from postbox.rate import forget_old

WORK = (
    publish_due_changes,
    write_due_digests,
    deliver_due,
    make_missing,
    forget_old,
    forget_old_autosaves,
    forget_absent,
    ask_akismet,
    forget_networks,
    learn,
    check_counters,
    forget_unconfirmed,
    forget_visitors,
    forget_reporters,
    forget_origins,
    finish_erasures,
    forget_attempts,
)
BEAT = "work.beat"
PAUSE = 2.0  # seconds between rounds in which nothing was due
log = logging.getLogger(__name__)


def seconds_since_work():
    """How long ago the work loop began a round; None if it never ran with this data folder."""
    try:
        return round(time.time() - (settings.DATA_DIR / BEAT).stat().st_mtime)
    except OSError:
        return None


def note_beat():
    try:
        (settings.DATA_DIR / BEAT).touch()
    except OSError as error:
        log.warning("The work loop cannot note that it runs: %s", type(error).__name__)


def work_once():
    """Run every sweep once; return how many rows were dealt with."""
    note_beat()
    done = 0
    for sweep in WORK:
        try:
            done += sweep() or 0
        except Exception as error:
            # Whatever it is: the next round tries again, and the other sweeps have their turn. Its
            # name only, since the words of an error may hold an address.
            log.warning("%s put off: %s", sweep.__name__, type(error).__name__)
    return done


def work_for_ever(*, may_go_on=lambda: True, pause=PAUSE):
    """Run the sweeps until ``may_go_on()`` is false."""
    while may_go_on():
        close_old_connections()
        if not work_once() and may_go_on():
            time.sleep(pause)
