"""Ways through a network: who lies between others, what holds it together.

Everything here is of a symmetric array of ties without a direction.
"""

import numpy as np

from multaqa.engines.ties.figures import Bools, Floats, Ints


def betweenness(ties: Bools) -> Floats:
    """Return for each person the share of others' shortest ways that pass through them, 0 to 1.

    Brandes (2001), from all people at once, one step of distance a round: on 60 people each round
    is one product of arrays.
    """
    n = len(ties)
    if n < 3:
        return np.zeros(n)
    steps = ties.astype(np.float64)
    ways, reached = np.eye(n), np.eye(n, dtype=np.bool_)
    fronts: list[Bools] = []
    front = reached.copy()
    while front.any():
        fronts.append(front)
        onward = (ways * front) @ steps
        front = (onward > 0) & ~reached
        ways += onward * front
        reached |= front
    passing = np.zeros((n, n))
    for farther, nearer in zip(fronts[:0:-1], fronts[-2::-1], strict=True):
        share = np.divide(1 + passing, ways, out=np.zeros((n, n)), where=farther)
        passing += ways * (share @ steps) * nearer
    np.fill_diagonal(passing, 0)  # who starts a way is not between its ends
    return np.asarray(passing.sum(axis=0) / ((n - 1) * (n - 2)), np.float64)


def components(ties: Bools) -> Ints:
    """Return for each person the number of their component: who can be reached by ties."""
    found = np.full(len(ties), -1, np.intp)
    for person in range(len(ties)):
        if found[person] >= 0:
            continue
        number = found.max() + 1
        front = np.zeros(len(ties), np.bool_)
        front[person] = True
        while front.any():
            found[front] = number
            front = ties[front].any(axis=0) & (found < 0)
    return found


def bridges(ties: Bools) -> list[tuple[int, int]]:
    """Return the ties without which their two people could not reach each other, in order.

    Tarjan (1974): a tie of the depth-first tree that no other tie leads back over.
    """
    found = []
    depth = np.full(len(ties), -1, np.intp)
    low = np.zeros(len(ties), np.intp)
    for root in range(len(ties)):
        if depth[root] >= 0:
            continue
        depth[root] = low[root] = 0
        trail = [(root, root, iter(np.flatnonzero(ties[root])))]
        while trail:
            person, parent, others = trail[-1]
            other = next(others, None)
            if other is None:
                trail.pop()
                low[parent] = min(low[parent], low[person])
                if low[person] > depth[parent]:
                    found.append((min(parent, person), max(parent, person)))
            elif depth[other] < 0:
                depth[other] = low[other] = depth[person] + 1
                trail.append((int(other), person, iter(np.flatnonzero(ties[other]))))
            elif other != parent:
                low[person] = min(low[person], depth[other])
    return sorted(found)
