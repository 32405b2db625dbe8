"""What two lists have in common, found in bounded time. No database here."""

from dataclasses import dataclass

# Units of work one comparison may take, and how many a pair of places costs; a unit is about
# 0.1 µs. Two lists of words that differ in a few hundred places are far below that.
LIMIT = 1_000_000
STEP = 4


@dataclass
class Effort:
    """Units of work that several comparisons may take together."""

    left: int


def steps(old, new, effort=None):
    """Yield (stays, a, b, c, d): ``old[a:b]`` stays, or it becomes ``new[c:d]``.

    As much stays as can, unless that is too much work to find: then what lies between the
    first and the last difference counts as replaced. ``effort`` is shared with other calls.
    """
    a = c = 0
    for i, j, length in [*common(old, new, effort), (len(old), len(new), 0)]:
        if a < i or c < j:
            yield False, a, i, c, j
        if length:
            yield True, i, i + length, j, j + length
        a, c = i + length, j + length


def common(old, new, effort=None):
    """The stretches that stay, in order, as (place in ``old``, place in ``new``, length)."""
    shorter = min(len(old), len(new))
    head = alike(old, new, shorter)
    tail = alike(old[::-1], new[::-1], shorter - head)
    ends = len(old) - tail, len(new) - tail
    effort = effort or Effort(len(old) + len(new) + LIMIT)
    between = _longest(old[head : ends[0]], new[head : ends[1]], effort)
    found = [(0, 0, head), *((head + i, head + j, length) for i, j, length in between)]
    return [each for each in [*found, (*ends, tail)] if each[2]]


def alike(old, new, most):
    """How many of the first ``most`` things are the same on both sides."""
    place = 0
    while place < most and old[place] == new[place]:
        place += 1
    return place


def _longest(old, new, effort):
    """The longest common subsequence in stretches; nothing if ``effort`` runs out.

    E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986): round d notes how far
    each diagonal gets with d things removed or added.
    """
    if not old or not new:
        return []
    rounds = []
    while effort.left > 0:
        row = _round(old, new, rounds, effort)
        rounds.append(row)
        place = len(old) - len(new) + len(rounds) - 1
        if place % 2 == 0 and 0 <= place // 2 < len(row) and row[place // 2] >= len(old):
            return _way_back(len(old), len(new), rounds)
    return []


def _round(old, new, rounds, effort):
    """How far the diagonals get in the round after ``rounds``: place i is diagonal 2 i - d."""
    row, d = [], len(rounds)
    last = rounds[-1] if rounds else ()
    for i in range(d + 1):
        x = _begin(last, i, d)
        y = x - 2 * i + d
        began = x
        while x < len(old) and y < len(new) and old[x] == new[y]:
            x += 1
            y += 1
        row.append(x)
        effort.left -= x - began + STEP
        if effort.left <= 0:
            break
    return row


def _begin(last, i, d):
    """Where diagonal ``i`` of round ``d`` begins: one thing further than the better neighbour."""
    if d == 0:
        return 0
    if i == 0 or (i < d and last[i - 1] < last[i]):
        return last[i]
    return last[i - 1] + 1


def _way_back(x, y, rounds):
    found = []
    for d in range(len(rounds) - 1, -1, -1):
        i = (x - y + d) // 2
        last = rounds[d - 1] if d else ()
        began = _begin(last, i, d)
        if x > began:
            found.append((began, began - 2 * i + d, x - began))
        added = d and (i == 0 or (i < d and last[i - 1] < last[i]))
        x = began if added else began - 1
        y = x - (2 * i - d) - 1 if added else x - (2 * i - d) + 1
    return found[::-1]
