"""The inner loop of the search in Lua, as ``plain`` has it in Python.

LuaJIT compiles the ways that a loop takes one by one: what is done often has hardly any branches,
and nobody on an empty seat is somebody like others, whose worth is nothing.
"""

from multaqa.engines.rotation.loops_of_tables import TABLES

_UNROLLED = 16
"""Up to so many rounds what changes in each is written out."""


def _spread(rounds: int) -> str:
    each = (
        f"  at = where[theirs + {number}] + one\n  sums[at] = sums[at] + change\n"
        f"  at = where[ours + {number}] + other\n  sums[at] = sums[at] + change\n"
        for number in range(rounds)
    )
    return (
        f"spreads[{rounds}] = function(one, other, change)\n"
        f"  local ours, theirs, at = one * {rounds}, other * {rounds}, 0\n{''.join(each)}end\n"
    )


_HEAD = """
jit.opt.start(3, 'maxtrace=10000', 'maxside=2000', 'maxrecord=20000')
jit.opt.start('maxmcode=16384', 'maxsnap=2000')
local ffi, bit = require('ffi'), require('bit')
local band, bor, bxor, bnot = bit.band, bit.bor, bit.bxor, bit.bnot
local floor, lshift, rshift = math.floor, bit.lshift, bit.rshift

-- Set anew for each board: what never changes would be taken into the machine code for good.
local who, tables, starts, rounds, ladder, rungs, images, block, free, free_from, movable, ring
local facing, around, place, kinds, differs, lists, shared, shares, mine, mine_from, limits, members
local members_from, counted, met, gain, loss, cross, bonus, sums, where, net, best, lossy, hands
local live, kin, full, sitting, back, state, dice, dearest, square, groups, widest, shapes
local stride, nobody, seats, frees, kinds_in_all, rounds_in_all, turning, price, nowhere, spread
local score, top, losing, seed, looked, moved, bound = 0, 0, 0, 1, 0, 0, nil
local spreads = {}

-- What a pair counts has changed: so have the tables where either of them sits, in every round.
local function spread_far(one, other, change)
  local ours, theirs = one * rounds_in_all, other * rounds_in_all
  for number = 0, rounds_in_all - 1 do
    local here, there = where[theirs + number] + one, where[ours + number] + other
    sums[here] = sums[here] + change
    sums[there] = sums[there] + change
  end
end

"""

_BIND = """
local function bind(at)
  local function ints(name) return ffi.cast('int32_t*', ffi.cast('uintptr_t', at[name])) end
  who, tables, starts, rounds = ints('who'), ints('table'), ints('starts'), ints('round')
  ladder, rungs, images, bonus = ints('ladder'), ints('rungs'), ints('images'), ints('bonus')
  block, free, free_from, movable = ints('block'), ints('free'), ints('free_from'), ints('movable')
  ring, facing, around, place = ints('ring'), ints('facing'), ints('around'), ints('place')
end

local function bind_rest(at)
  local function ints(name) return ffi.cast('int32_t*', ffi.cast('uintptr_t', at[name])) end
  local function doubles(name) return ffi.cast('double*', ffi.cast('uintptr_t', at[name])) end
  kinds, differs, lists, shared = ints('kind'), ints('differs'), ints('lists'), ints('shared')
  shares, mine, mine_from = ints('shares'), ints('mine'), ints('mine_from')
  limits, counted = ints('limits') + 1, ints('counted')
  members, members_from = ints('members'), ints('members_from')
  met, gain, loss, cross = ints('met'), ints('gain'), ints('loss'), ints('cross')
  sums, where, net, best = ints('sums'), ints('where'), ints('net'), ints('best')
  lossy, hands, live, kin = ints('lossy'), ints('hands'), ints('live'), ints('kin')
  full, sitting, back = ints('full'), ints('sitting'), ints('back')
  state, dice, dearest, square = doubles('state'), doubles('dice'), at.dearest, at.square
  groups, widest, shapes, stride = at.groups, at.widest, at.shapes, at.stride
  nobody, seats, frees, price = at.square - 1, at.seats, at.frees, at.price
  kinds_in_all, rounds_in_all, turning = at.kinds, at.rounds, at.turning
  nowhere, spread, bound = at.tables * square, spreads[rounds_in_all] or spread_far, at
end

local function below(count)
  seed = bxor(seed, lshift(seed, 13))
  seed = bxor(seed, rshift(seed, 17))
  seed = bxor(seed, lshift(seed, 5))
  return floor(rshift(seed, 1) * count / 2147483648)
end
"""

_MOVES = """
local function keep()
  if score > top then
    top = score
    ffi.copy(best, who, 4 * seats)
  end
end

-- The seats whose people could do better: somebody at the table is known, or from the same city.
-- Whoever sits there, empty seats and those of a block are no loss.
local function look_for_lossy()
  local count = 0
  for at = 0, frees - 1 do
    local seat = free[at]
    local person, of = who[seat], tables[seat]
    local row, from, to = person * square, starts[of], starts[of + 1]
    local fine = 1 + to - from - full[of] + kin[person]
    for near = from, to - 1 do fine = fine - rshift(loss[row + who[near]] - dearest, 31) end
    lossy[count] = seat
    count = count + rshift(fine, 31)
  end
  return count
end

-- Look round the other tables for somebody to change seats with, from ``at`` on: stop where one
-- might do. It ends as it goes round: a loop that returns may be compiled for its last time round.
local function look_round(one, out, at, ending, shape)
  local row, ones = out * square, one * square
  local held, change = sums[row + one], 0
  repeat
    local other, across = sitting[at], facing[at]
    shape, at = band(shape + stride, shapes - 1), at + 1
    change = sums[across + one] + sums[row + other] - sums[across + other] - held
    change = change + cross[ones + other] - back[shape]
  until change >= 0 or at == ending
  return change >= 0, at, shape
end

-- Throw for somebody who looks round, and change seats with the first that will do.
local function look(here)
  local one, out = who[here], tables[here]
  local from, ending = around[2 * out], around[2 * out + 1]
  local at, shape, tempting = from, below(shapes), true
  while at < ending do
    tempting, at, shape = look_round(one, out, at, ending, shape)
    if tempting then
      local there, least = ring[at - 1], back[shape]
      local other, into = who[there], tables[there]
      local pair, row, facing = one * square + other, out * square, into * square
      local change = sums[facing + one] + sums[row + other] - sums[facing + other] - sums[row + one]
      change = change + cross[pair] - bonus[pair] + amend(one, other, out, into)
      if change >= least and block[other] == 0 and one ~= other then
        change = exchange(here, there)
        if change < least then change = change + exchange(here, there) end
        score, moved, looked = score + change, moved + 1, looked + at - from
        keep()
        return at - from + price
      end
    end
  end
  looked = looked + at - from
  return at + 1 - from
end

-- Let the loop be compiled while it finds nobody, as it mostly does.
local function warm_up()
  for shape = 0, shapes - 1 do back[shape] = 2 ^ 30 end
  local out = tables[free[0]]
  local from, ending = around[2 * out], around[2 * out + 1]
  for _ = 1, from < ending and 200 or 0 do look_round(who[free[0]], out, from, ending, 0) end
end

-- Somebody of a block gets up, with the block: a few places are looked at.
local function run_blocks(here)
  local out = tables[here]
  local from, to = around[2 * out], around[2 * out + 1]
  for _ = 1, from < to and 4 or 0 do
    local there, least = ring[from + below(to - from)], back[below(shapes)]
    local change = blocks(here, there, least)
    if change then
      score, moved = score + change, moved + 1
      keep()
      break
    end
  end
  return 4 * price
end

return {
  survey = function(at)
    bind(at)
    bind_rest(at)
    survey()
    if frees > 0 then warm_up() end
  end,
  anneal = function(at, steps, hot, cold)
    if bound ~= at then
      bind(at)
      bind_rest(at)
    end
    seed, score, top, looked, moved = bit.tobit(state[0]), state[1], state[2], 0, 0
    local step = 0
    while step < steps do
      local heat = hot + (cold - hot) * step / steps
      for shape = 0, shapes - 1 do back[shape] = -floor(heat * dice[shape]) end
      losing = look_for_lossy()
      local last = step + 8192 + 16 * frees
      if last > steps then last = steps end
      while step < last do
        local here = free[below(frees)]
        if losing > 0 and below(4) > 0 then here = lossy[below(losing)] end
        step = step + (block[who[here]] == 0 and look(here) or run_blocks(here))
      end
    end
    state[0], state[1], state[2], state[3], state[4] = seed, score, top, looked, moved
  end,
}
"""

SEATING = "\n".join([_HEAD, *map(_spread, range(1, _UNROLLED + 1)), _BIND, TABLES, _MOVES])
"""What ``plain.Plain`` does."""
