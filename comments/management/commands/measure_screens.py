"""Measures the checks on a file of labelled comments."""

from django.core.management.base import BaseCommand, CommandError

from comments import measure
from comments.learning.machine import Machine


class Command(BaseCommand):
    help = (
        "Prints how much spam of a CSV file the checks find, and how much they hold that is good. "
        "Columns: text, label (spam or ham, 1 or 0); name and source if there are any. "
        "Reads the file only; stores nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("file")
        parser.add_argument(
            "--by-source",
            action="store_true",
            help="test on each source what was learned from the others",
        )

    def handle(self, *args, file, by_source, **options):
        try:
            labelled, repeated = measure.read(file)
        except measure.BadFile as error:
            raise CommandError(str(error)) from error
        if by_source and len({each.source for each in labelled}) < 2:
            raise CommandError("The file needs a column “source” with at least two sources.")
        spam = sum(each.is_spam for each in labelled)
        self.say(f"{len(labelled):,} texts: {spam:,} spam, {len(labelled) - spam:,} good.")
        self.say(f"{repeated:,} more were left out, since their text comes before.")
        self.fixed_rules(labelled)
        finding = self.learned(labelled, by_source=by_source)
        self.fairness(labelled, finding)

    def say(self, words=""):
        self.stdout.write(words)

    def fixed_rules(self, labelled):
        self.say(f"\n{'Fixed rules':<34}{'spam found':>12}{'good held':>12}")
        for name, rule in measure.rules().items():
            found, held = measure.shares_of_rule(rule, labelled)
            self.say(f"{name:<34}{found:>12.1%}{held:>12.2%}")

    def learned(self, labelled, *, by_source):
        shares = "".join(f"{f'at {share:.1%}':>10}" for share in measure.SHARES)
        self.say(f"\n{'Spam found by the learned check':<34}{shares}{'area':>10}")
        if model := measure.machine_in_force():
            self.line(f"in force, number {model[0]}", measure.by_machine(labelled, model[1]))
        self.line("from the seed alone", measure.by_machine(labelled, Machine.of([])))
        parts = measure.parts_of(labelled, by_source=by_source)
        finding = measure.by_rest(labelled, parts)
        for name in parts:
            self.line(f"  all but “{name}”, on “{name}”", finding, name)
        self.line("each part by the others", finding)
        self.say("at so much of the good held, the limit set on the texts themselves")
        found, held = measure.shares_beforehand(finding)
        self.say(
            f"With the limit set beforehand, for {measure.HOLD_SHARE:.0%} and on the other parts: "
            f"{found:.1%} of spam found, {held:.2%} of good held."
        )
        return finding

    def line(self, name, finding, source=None):
        recalls, area = finding.recalls(source)
        shares = "".join(f"{recall:>10.1%}" for recall in recalls)
        self.say(f"{name[:33]:<34}{shares}{area:>10.3f}")

    def fairness(self, labelled, finding):
        self.say("\nHarmless sentences held by what was learned from all, by the group they name")
        for share, held in measure.gaps(labelled, finding).items():
            most, least = max(held, key=held.get), min(held, key=held.get)
            gap = 100 * (held[most] - held[least])
            self.say(
                f"at {share:.1%} of good: most {held[most]:.1%} (“{most}”), "
                f"least {held[least]:.1%} (“{least}”), gap {gap:.1f} points"
            )
