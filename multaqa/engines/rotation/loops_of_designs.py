"""The loops of placing and of turning in Lua, as ``plain_of_designs`` has them in Python."""

PLACING = """
local ffi, bit = require('ffi'), require('bit')
local floor, band, bor, bxor = math.floor, bit.band, bit.bor, bit.bxor
local lshift, rshift = bit.lshift, bit.rshift

local shared, near, both, weight, near_from, point, pool, pool_from, best, dice, state
local people, shapes
local seed = 1

local function below(count)
  seed = bxor(seed, lshift(seed, 13))
  seed = bxor(seed, rshift(seed, 17))
  seed = bxor(seed, lshift(seed, 5))
  return floor(rshift(seed, 1) * count / 2147483648)
end

-- What everybody else is worth to a person, were they at another point: any round that two share
-- is a bit, and any bit makes the sign of a number or its negative.
local function moved(person, other, from, to)
  local change, old, new = 0, from * people, to * people
  for at = near_from[person], near_from[person + 1] - 1 do
    local guest = near[at]
    local spot, rounds = point[guest], both[at]
    local after, before = band(shared[new + spot], rounds), band(shared[old + spot], rounds)
    after, before = rshift(bor(after, -after), 31), rshift(bor(before, -before), 31)
    if guest ~= other then change = change + weight[at] * (after - before) end
  end
  return change
end

return function(at, steps, hot, cold)
  local function ints(name) return ffi.cast('int32_t*', ffi.cast('uintptr_t', at[name])) end
  shared, near, both, weight = ints('shared'), ints('near'), ints('both'), ints('weight')
  near_from = ints('near_from')
  point, pool, pool_from, best = ints('point'), ints('pool'), ints('pool_from'), ints('best')
  dice = ffi.cast('double*', ffi.cast('uintptr_t', at.dice))
  state = ffi.cast('double*', ffi.cast('uintptr_t', at.state))
  people, shapes = at.people, at.shapes
  local pools = at.pools
  seed = bit.tobit(state[0])
  local score, top = state[1], state[2]
  local heat, cooling = hot, (cold - hot) / steps
  for _ = 1, steps do
    heat = heat + cooling
    local of = below(pools)
    local from, size = pool_from[of], pool_from[of + 1] - pool_from[of]
    local one, other = pool[from + below(size)], pool[from + below(size)]
    local least = -heat * dice[below(shapes)]
    if one ~= other then
      local here, away = point[one], point[other]
      local change = moved(one, other, here, away) + moved(other, one, away, here)
      if change >= least then
        point[one], point[other] = away, here
        score = score + change
        if score > top then
          top = score
          ffi.copy(best, point, 4 * people)
        end
      end
    end
  end
  state[0], state[1], state[2] = seed, score, top
end
"""
"""What ``plain_of_designs.place`` does."""

WHEELS = """
local ffi, bit = require('ffi'), require('bit')
local floor, bxor, lshift, rshift = math.floor, bit.bxor, bit.lshift, bit.rshift

local seed = 1

local function below(count)
  seed = bxor(seed, lshift(seed, 13))
  seed = bxor(seed, rshift(seed, 17))
  seed = bxor(seed, lshift(seed, 5))
  return floor(rshift(seed, 1) * count / 2147483648)
end

return function(at, steps, hot, cold)
  local tables, rows, rounds, shapes = at.tables, at.rows, at.rounds, at.shapes
  local function ints(name) return ffi.cast('int32_t*', ffi.cast('uintptr_t', at[name])) end
  local minus, weight, turn = ints('minus'), ints('weight'), ints('turn')
  local count, best = ints('count'), ints('best')
  local dice = ffi.cast('double*', ffi.cast('uintptr_t', at.dice))
  local state = ffi.cast('double*', ffi.cast('uintptr_t', at.state))
  seed = bit.tobit(state[0])
  local score, top = state[1], state[2]
  local heat, cooling = hot, (cold - hot) / steps
  for _ = 1, steps do
    heat = heat + cooling
    local row, number = 1 + below(rows - 1), 1 + below(rounds - 1)
    local spot = row * rounds + number
    local old, new = turn[spot], below(tables)
    local least = -heat * dice[below(shapes)]
    if old ~= new then
      local change = 0
      for other = 0, rows - 1 do
        if other ~= row then
          local facing, cells = turn[other * rounds + number], (row * rows + other) * tables
          local counts = row > other and weight[row] or weight[other]
          if count[cells + minus[old * tables + facing]] > 1 then change = change + counts end
          if count[cells + minus[new * tables + facing]] > 0 then change = change - counts end
        end
      end
      if change >= least then
        for other = 0, rows - 1 do
          if other ~= row then
            local facing = turn[other * rounds + number]
            local mine, theirs = (row * rows + other) * tables, (other * rows + row) * tables
            local cell = mine + minus[old * tables + facing]
            count[cell] = count[cell] - 1
            cell = theirs + minus[facing * tables + old]
            count[cell] = count[cell] - 1
            cell = mine + minus[new * tables + facing]
            count[cell] = count[cell] + 1
            cell = theirs + minus[facing * tables + new]
            count[cell] = count[cell] + 1
          end
        end
        turn[spot] = new
        score = score + change
        if score > top then
          top = score
          ffi.copy(best, turn, 4 * rows * rounds)
          if top == 0 then break end
        end
      end
    end
  end
  state[0], state[1], state[2] = seed, score, top
end
"""
"""What ``plain_of_designs.spin`` does."""
