"""Where people stand in the drawing of a network: near those they know, the same each time."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from multaqa.engines.ties.figures import Bools, Floats

Point = tuple[float, float]

_STEPS = 150
_SPREADINGS = 80


def layout(
    people: Sequence[int], ties: Iterable[tuple[int, int]], start: Mapping[int, Point] | None = None
) -> dict[int, Point]:
    """Return a point in the unit square for each of ``people``.

    Distances on paper follow the number of steps between two people (stress, weighed by the inverse
    square: Gansner, Koren and North 2005), brought down by majorisation from classical scaling. Who
    stood somewhere before (``start``) stays there, so that a drawing made again looks like itself;
    newcomers stand amid those they know.
    """
    place = {one: i for i, one in enumerate(people)}
    near = np.zeros((len(place), len(place)), np.bool_)
    for one, other in ties:
        if one != other:
            near[place[one], place[other]] = near[place[other], place[one]] = True
    if start:
        points = _joined(people, near, start)
    elif len(place) < 3:
        points = np.array([((1 + i) / (1 + len(place)), 0.5) for i in place.values()])
    else:
        far = _distances(near)
        points = _framed(_spread(_framed(_majorised(_scaled(far), far))))
    return {one: (float(points[i, 0]), float(points[i, 1])) for one, i in place.items()}


def _joined(people: Sequence[int], near: Bools, start: Mapping[int, Point]) -> Floats:
    """Return where people stood, with the newcomers among those they know."""
    known = np.array([one in start for one in people], np.bool_)
    points = np.array([start.get(one, (0.5, 0.5)) for one in people], np.float64)
    for i in np.flatnonzero(~known):
        friends = near[i] & known
        if friends.any():
            points[i] = points[friends].mean(axis=0)
    turn = 2 * np.pi * np.arange(len(people)) / max(len(people), 1)
    apart = 1e-3 * np.column_stack([np.cos(turn), np.sin(turn)])  # nobody upon another
    return np.asarray(np.clip(_spread(points + apart * ~known[:, None], ~known), 0, 1), np.float64)


def _distances(near: Bools) -> Floats:
    """Return steps between people; one more than the farthest where no way leads."""
    n = len(near)
    far = np.full((n, n), np.inf)
    np.fill_diagonal(far, 0)
    front, steps = np.eye(n, dtype=np.bool_), 0
    while front.any():
        steps += 1
        front = ((front.astype(np.float64) @ near) > 0) & np.isinf(far)
        far[front] = steps
    most = far[np.isfinite(far)].max()
    return np.where(np.isinf(far), max(most, 1) + 1, far)


def _scaled(far: Floats) -> Floats:
    """Return where majorisation begins: classical scaling."""
    n = len(far)
    centre = np.eye(n) - 1 / n
    values, vectors = np.linalg.eigh(-0.5 * centre @ far**2 @ centre)
    # A vector's sign is arbitrary: the person who stands out most stands on the near side.
    vectors = vectors * np.where(vectors[np.abs(vectors).argmax(axis=0), range(n)] < 0, -1, 1)
    scaled = np.asarray(vectors[:, -2:] * np.sqrt(np.maximum(values[-2:], 0)), np.float64)
    turn = 2 * np.pi * np.arange(n) / n
    return scaled + 1e-3 * np.column_stack([np.cos(turn), np.sin(turn)])  # nobody upon another


def _majorised(points: Floats, far: Floats) -> Floats:
    n = len(far)
    weights = np.divide(1.0, far**2, out=np.zeros((n, n)), where=far > 0)
    laplacian = np.diag(weights.sum(axis=1)) - weights
    solved = np.linalg.pinv(laplacian)
    scale = (far * weights).sum() / max((_apart(points) * weights).sum(), 1e-12)
    points = points * scale
    for _step in range(_STEPS):
        apart = _apart(points)
        pull = -np.divide(weights * far, apart, out=np.zeros((n, n)), where=apart > 1e-9)
        np.fill_diagonal(pull, 0)
        np.fill_diagonal(pull, -pull.sum(axis=1))
        points = solved @ (pull @ points)
    return points


def _spread(points: Floats, moves: Bools | None = None) -> Floats:
    """Push apart whoever stands upon another: each has a disc of their own. Only those who
    ``moves`` says are pushed."""
    gap = 0.55 / np.sqrt(max(len(points), 1))
    pushed = np.ones(len(points)) if moves is None else moves.astype(np.float64)
    for _turn in range(_SPREADINGS):
        apart = _apart(points)
        np.fill_diagonal(apart, np.inf)
        short = np.clip(gap - apart, 0, None) / 2
        if not short.any():
            break
        way = points[:, None] - points[None, :]
        points = points + pushed[:, None] * (way * (short / (apart + 1e-9))[:, :, None]).sum(axis=1)
    return points


def _framed(points: Floats) -> Floats:
    low, high = points.min(axis=0), points.max(axis=0)
    span = np.where(high - low > 1e-9, high - low, 1)
    return np.asarray(np.where(high - low > 1e-9, (points - low) / span, 0.5), np.float64)


def _apart(points: Floats) -> Floats:
    return np.asarray(np.linalg.norm(points[:, None] - points[None, :], axis=2), np.float64)
