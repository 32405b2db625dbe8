import signal

from django.core.management.base import BaseCommand

from newsroom.work import work_for_ever, work_once


class Command(BaseCommand):
    help = "Runs the work that is due: mail, renditions of pictures. Stops by itself with --once."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="one round, then stop")

    def handle(self, *args, once, **options):
        if once:
            done = work_once()
            self.stdout.write(f"{done} done")
            return
        self.is_asked_to_stop = False
        for each in (signal.SIGINT, signal.SIGTERM):
            signal.signal(each, self.stop)
        work_for_ever(may_go_on=lambda: not self.is_asked_to_stop)

    def stop(self, *_):
        self.is_asked_to_stop = True
