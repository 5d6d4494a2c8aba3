"""The inner loops of the search in Lua, as ``plain`` has them in Python."""

SEATING = """
jit.opt.start(3, 'maxtrace=10000', 'maxrecord=20000', 'maxmcode=16384', 'maxsnap=2000')
local ffi, bit = require('ffi'), require('bit')
local floor, bxor, lshift, rshift = math.floor, bit.bxor, bit.lshift, bit.rshift

-- Set anew at each call: what never changes would be taken into the machine code for good.
local who, tables, starts, rounds, first, cap, after, images, block, free, free_from
local kinds, differs, lists, limits, movable, met, gain, loss, counted, best, lossy, hands
local state, dice, nobody, seats, frees, kinds_in_all, dearest
local square, groups, widest, shapes, forbidden
local score, top, losing, heat, cooling, seed = 0, 0, 0, 0, 0, 1
local block_here, block_there, block_least = 0, 0, 0

local function bind(at)
  local function ints(name) return ffi.cast('int32_t*', ffi.cast('uintptr_t', at[name])) end
  local function doubles(name) return ffi.cast('double*', ffi.cast('uintptr_t', at[name])) end
  who, tables, starts, rounds = ints('who'), ints('table'), ints('starts'), ints('round')
  first, cap, after, images = ints('first'), ints('cap'), ints('after'), ints('images')
  block, free, free_from = ints('block'), ints('free'), ints('free_from')
  kinds, differs, lists, limits = ints('kind'), ints('differs'), ints('lists'), ints('limits')
  met, gain, loss, counted = ints('met'), ints('gain'), ints('loss'), ints('counted')
  movable, best, lossy, hands = ints('movable'), ints('best'), ints('lossy'), ints('hands')
  state, dice = doubles('state'), doubles('dice')
  square, groups, widest, shapes = at.square, at.groups, at.widest, at.shapes
  nobody, seats, frees, kinds_in_all = square - 1, at.seats, at.frees, at.kinds
  dearest, forbidden = at.dearest, at.forbidden
end

local function below(count)
  seed = bxor(seed, lshift(seed, 13))
  seed = bxor(seed, rshift(seed, 17))
  seed = bxor(seed, lshift(seed, 5))
  return floor(rshift(seed, 1) * count / 2147483648)
end

local function worth(pair, times)
  if times >= cap[pair] then return -forbidden end
  if times == 0 then return first[pair] end
  return after[times]
end

local function meet(pair, change)
  local times = met[pair] + change
  local more, fewer = worth(pair, times), 0
  if times > 0 then fewer = worth(pair, times - 1) end
  local image = pair
  repeat
    met[image], gain[image], loss[image] = times, more, fewer
    image = images[image]
  until image == pair
end

-- What the groups of two people who change tables lose and gain.
local function recount(one, other, from, to, keep)
  local change = 0
  local cell = kinds[one] * kinds_in_all + kinds[other]
  for at = differs[cell], differs[cell + 1] - 1 do
    local group, out, into = lists[at], from, to
    if group < 0 then group, out, into = -1 - group, to, from end
    out, into = out * groups + group, into * groups + group
    local left, right = out * widest + counted[out], into * widest + counted[into]
    change = change + limits[left] - limits[left - 1] + limits[right] - limits[right + 1]
    if keep then
      counted[out], counted[into] = counted[out] - 1, counted[into] + 1
    end
  end
  return change
end

local function part(person, other, seat, of)
  local change = 0
  for at = starts[of], starts[of + 1] - 1 do
    local guest = who[at]
    if at ~= seat and guest ~= nobody then
      if person ~= nobody then
        local pair = person * square + guest
        change = change - loss[pair]
        meet(pair, -1)
      end
      if other ~= nobody then
        local pair = other * square + guest
        change = change + gain[pair]
        meet(pair, 1)
      end
    end
  end
  return change
end

local function exchange(here, there)
  local one, other, from, to = who[here], who[there], tables[here], tables[there]
  local change = recount(one, other, from, to, true)
  change = change + part(one, other, here, from) + part(other, one, there, to)
  who[here], who[there] = other, one
  return change
end

local function gather(into, seat, kin)
  hands[into] = seat
  local count = 1
  if kin ~= 0 then
    local of = tables[seat]
    for at = starts[of], starts[of + 1] - 1 do
      if at ~= seat and who[at] ~= nobody and block[who[at]] == kin then
        hands[into + count] = at
        count = count + 1
      end
    end
  end
  return count
end

local function fill(into, count, wanted)
  local of = tables[hands[into]]
  local from, size = starts[of], starts[of + 1] - starts[of]
  for step = 1, size do
    if count >= wanted then return count end
    local at = from + (hands[into] - from + step) % size
    if at ~= hands[into] and block[who[at]] == 0 and movable[at] == 1 then
      hands[into + count] = at
      count = count + 1
    end
  end
  return count
end

local function blocks(here, there, least)
  local ours = gather(0, here, block[who[here]])
  local others = gather(widest, there, block[who[there]])
  ours = fill(0, ours, others)
  others = fill(widest, others, ours)
  if ours ~= others then return 0 end
  local change = 0
  for at = 0, ours - 1 do change = change + exchange(hands[at], hands[widest + at]) end
  if change < least then
    for at = ours - 1, 0, -1 do change = change + exchange(hands[at], hands[widest + at]) end
  end
  return change
end

-- The seats whose people could do better: somebody at the table is known, or from the same city.
local function look_for_lossy()
  local count = 0
  for at = 0, frees - 1 do
    local seat = free[at]
    local person, of = who[seat], tables[seat]
    if person ~= nobody then
      local row, found = person * square, 0
      for near = starts[of], starts[of + 1] - 1 do
        local guest = who[near]
        if near ~= seat and guest ~= nobody and loss[row + guest] < dearest then found = 1 end
      end
      if found == 1 then
        lossy[count] = seat
        count = count + 1
      end
    end
  end
  return count
end

local function keep()
  if score > top then
    top = score
    ffi.copy(best, who, 4 * seats)
  end
end

-- The loop that must stay small to be compiled: it ends early where a block would move.
local function run(step, last)
  while step < last do
    step = step + 1
    heat = heat + cooling
    local here = free[below(frees)]
    if losing > 0 and below(4) > 0 then here = lossy[below(losing)] end
    local round = rounds[tables[here]]
    local from = free_from[round]
    local there = free[from + below(free_from[round + 1] - from)]
    local least = -heat * dice[below(shapes)]
    local out, into = tables[here], tables[there]
    local one, other = who[here], who[there]
    if out ~= into and one ~= other then
      if block[one] ~= 0 or block[other] ~= 0 then
        if below(8) == 0 then
          block_here, block_there, block_least = here, there, least
          return step
        end
      else
        local change = recount(one, other, out, into, false)
        local ones, others = one * square, other * square
        local mine, theirs = starts[out], starts[into]
        EVERY_SEAT
        change = change - 2 * gain[ones + other]
        if change >= least then
          change = exchange(here, there)
          if change < least then change = change + exchange(here, there) end
          score = score + change
          keep()
        end
      end
    end
  end
  return step
end

return function(at, steps, hot, cold)
  bind(at)
  seed = bit.tobit(state[0])
  score, top = state[1], state[2]
  heat, cooling = hot, (cold - hot) / steps
  local step = 0
  while step < steps do
    losing = look_for_lossy()
    local last = step + 4 * frees
    if last > steps then last = steps end
    while step < last do
      block_here = -1
      step = run(step, last)
      if block_here >= 0 then
        score = score + blocks(block_here, block_there, block_least)
        keep()
      end
    end
  end
  state[0], state[1], state[2] = seed, score, top
end
"""
"""What ``plain.Plain.anneal`` does; EVERY_SEAT stands for ``SEAT``, once a seat of a table."""

SEAT = """
          change = change + gain[others + who[mine + N]] - loss[ones + who[mine + N]]
          change = change + gain[ones + who[theirs + N]] - loss[others + who[theirs + N]]
"""

PLACING = """
local ffi, bit = require('ffi'), require('bit')
local floor, bxor, lshift, rshift, band = math.floor, bit.bxor, bit.lshift, bit.rshift, bit.band

local worth, shared, there, point, pool, pool_from, best, dice, state, people, shapes
local seed = 1

local function below(count)
  seed = bxor(seed, lshift(seed, 13))
  seed = bxor(seed, rshift(seed, 17))
  seed = bxor(seed, lshift(seed, 5))
  return floor(rshift(seed, 1) * count / 2147483648)
end

-- What everybody else is worth to a person, were they at another point.
local function moved(person, other, from, to)
  local change, row, old, new = 0, person * people, from * people, to * people
  local mine = there[person]
  for guest = 0, people - 1 do
    if guest ~= other and guest ~= person then
      local both, value = band(mine, there[guest]), worth[row + guest]
      if band(shared[new + point[guest]], both) ~= 0 then change = change + value end
      if band(shared[old + point[guest]], both) ~= 0 then change = change - value end
    end
  end
  return change
end

return function(at, steps, hot, cold)
  local function ints(name) return ffi.cast('int32_t*', ffi.cast('uintptr_t', at[name])) end
  worth, shared, there = ints('worth'), ints('shared'), ints('there')
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
"""What ``plain.place`` does."""

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
"""What ``plain.spin`` does."""
