"""The search's inner loop in LuaJIT, which lupa brings as one small wheel.

``plain.Plain`` is the same loop in Python, move for move; a test holds the two to each other.
"""

from typing import Any

from multaqa.engines.rotation.board import DICE, SHAPES, STRIDE, Board
from multaqa.engines.rotation.loops import SEATING
from multaqa.engines.rotation.loops_of_designs import PLACING, WHEELS
from multaqa.engines.rotation.placing import Placing
from multaqa.engines.rotation.wheels import Wheels

_ARRAYS = "who best met gain loss cross counted full sums where sitting lossy hands net back state"


def ready() -> bool:
    return _runtime() is not None


_made: list[Any] = []


def _runtime() -> Any:
    """The one LuaJIT of this process, made when first asked for; None where lupa is missing."""
    if not _made:
        try:
            from lupa.luajit21 import LuaRuntime
        except ImportError:
            _made.append(None)
        else:
            _made.append(LuaRuntime(register_eval=False))
    return _made[0]


class Compiled:
    """Moves on a board by LuaJIT."""

    def __init__(self, board: Board):
        self.board = board
        self._seating = _made_of("seating", SEATING)
        setting = board.setting
        figures = {
            "square": board.people + 1, "groups": board.groups, "widest": setting.widest,
            "kinds": setting.groups.kinds, "rounds": board.rounds,
            "seats": len(board.who), "frees": len(board.seats.free), "dearest": setting.dearest,
            "tables": len(board.seats.round), "turning": int(bool(setting.orbit)),
            "price": board.setting.price, "stride": STRIDE,
        }  # fmt: skip
        kept = {"block": setting.block, "live": setting.live, "kin": setting.kin}
        holders = (board.seats, setting.pairs._replace(met=board.met), setting.groups)
        kept |= {name: array for holder in holders for name, array in holder._asdict().items()}
        kept |= {name: getattr(board, name) for name in _ARRAYS.split()}
        self._at = _addresses(kept, figures)
        self._seating.survey(self._at)

    def anneal(self, steps: int, hot: float, cold: float) -> None:
        """Consider ``steps`` moves, and step back the less the colder it gets."""
        self._seating.anneal(self._at, steps, hot, cold)


def place(placing: Placing, steps: int, hot: float, cold: float) -> None:
    """Move people among the points of a design."""
    names = "shared near both weight near_from point pool pool_from best state".split()
    figures = {"people": len(placing.point), "pools": len(placing.pool_from) - 1}
    _made_of("placing", PLACING)(_addresses(_named(placing, names), figures), steps, hot, cold)


def spin(wheels: Wheels, steps: int, hot: float, cold: float) -> None:
    """Turn rows of people until those of no two meet twice."""
    names = "minus weight turn count best state".split()
    figures = {"tables": wheels.tables, "rows": wheels.rows, "rounds": wheels.rounds}
    _made_of("wheels", WHEELS)(_addresses(_named(wheels, names), figures), steps, hot, cold)


def _made_of(name: str, source: str) -> Any:
    if name not in _others:
        _others[name] = _runtime().execute(source)
    return _others[name]


def _named(holder: object, names: list[str]) -> dict[str, Any]:
    return {name: getattr(holder, name) for name in names}


def _addresses(arrays: dict[str, Any], figures: dict[str, int]) -> Any:
    at = {name: array.buffer_info()[0] for name, array in arrays.items()}
    at |= {"dice": DICE.buffer_info()[0], "shapes": SHAPES}
    return _runtime().table_from(at | figures)


_others: dict[str, Any] = {}
