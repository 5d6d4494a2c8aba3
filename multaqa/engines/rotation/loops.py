"""The inner loop of the search in Lua, as ``plain`` has it in Python."""

SEATING = """
jit.opt.start(3, 'maxtrace=10000', 'maxrecord=20000', 'maxmcode=16384', 'maxsnap=2000')
local ffi, bit = require('ffi'), require('bit')
local floor, band, bxor, lshift, rshift = math.floor, bit.band, bit.bxor, bit.lshift, bit.rshift

-- Set anew at each call: what never changes would be taken into the machine code for good.
local who, tables, starts, rounds, first, cap, after, images, block, free, free_from, movable, ring
local facing, around, kinds, differs, lists, shared, shares, mine, mine_from, limits, members
local members_from, counted, met, gain, loss, cross, bonus, sums, where, net, best, lossy, hands
local state, dice, dearest, forbidden, square, groups, widest, shapes, stride, nobody, seats, frees
local kinds_in_all, rounds_in_all
local score, top, losing, heat, cooling, seed, moved = 0, 0, 0, 0, 0, 1, 0
local block_here, block_there, block_least = 0, 0, 0

local function bind(at)
  local function ints(name) return ffi.cast('int32_t*', ffi.cast('uintptr_t', at[name])) end
  local function doubles(name) return ffi.cast('double*', ffi.cast('uintptr_t', at[name])) end
  who, tables, starts, rounds = ints('who'), ints('table'), ints('starts'), ints('round')
  first, cap, after, images = ints('first'), ints('cap'), ints('after'), ints('images')
  block, free, free_from, movable = ints('block'), ints('free'), ints('free_from'), ints('movable')
  ring, facing, around, kinds = ints('ring'), ints('facing'), ints('around'), ints('kind')
  differs, lists, shared, shares = ints('differs'), ints('lists'), ints('shared'), ints('shares')
  mine, mine_from, limits = ints('mine'), ints('mine_from'), ints('limits')
  members, members_from, counted = ints('members'), ints('members_from'), ints('counted')
  met, gain, loss, cross = ints('met'), ints('gain'), ints('loss'), ints('cross')
  bonus, sums, where, net = ints('bonus'), ints('sums'), ints('where'), ints('net')
  best, lossy, hands = ints('best'), ints('lossy'), ints('hands')
  state, dice, dearest, forbidden = doubles('state'), doubles('dice'), at.dearest, at.forbidden
  square, groups, widest, shapes, stride = at.square, at.groups, at.widest, at.shapes, at.stride
  nobody, seats, frees = square - 1, at.seats, at.frees
  kinds_in_all, rounds_in_all = at.kinds, at.rounds
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

-- Meet once more or once less, and the sums of all tables where either of such a pair sits.
local function meet(pair, change)
  local times = met[pair] + change
  local more, fewer = worth(pair, times), 0
  if times > 0 then fewer = worth(pair, times - 1) end
  local apart, beside = more - gain[pair], fewer - loss[pair]
  local image = pair
  repeat
    met[image], gain[image], loss[image] = times, more, fewer
    cross[image] = bonus[image] - 2 * more
    local person = floor(image / square)
    local ours, theirs = person * rounds_in_all, (image - person * square) * rounds_in_all
    for number = 0, rounds_in_all - 1 do
      local of = where[theirs + number]
      if of >= 0 then
        local cell = of * square + person
        sums[cell] = sums[cell] + (where[ours + number] == of and beside or apart)
      end
    end
    image = images[image]
  until image == pair
end

-- What somebody of a group loses by a table, who sits there or not.
local function share(group, of, sits)
  local cell = of * groups + group
  cell = cell * widest + counted[cell]
  if sits then return limits[cell - 1] - limits[cell] end
  return limits[cell] - limits[cell + 1]
end

-- Put what groups count into the sums of two tables, or take it out.
local function weigh(person, group, from, to, way)
  local at = where[person * rounds_in_all + rounds[from]]
  local here, there = from * square + person, to * square + person
  sums[here] = sums[here] + way * share(group, from, at == from)
  sums[there] = sums[there] + way * share(group, to, at == to)
end

local function weigh_all(one, other, from, to, way)
  local cell = kinds[one] * kinds_in_all + kinds[other]
  for at = differs[cell], differs[cell + 1] - 1 do
    local group = lists[at]
    if group < 0 then group = -1 - group end
    for spot = members_from[group], members_from[group + 1] - 1 do
      weigh(members[spot], group, from, to, way)
    end
  end
  for at = shared[cell], shared[cell + 1] - 1 do
    local group = shares[at]
    if group >= 0 then
      weigh(one, group, from, to, way)
      weigh(other, group, from, to, way)
    end
  end
end

-- What the groups of two people who change tables lose and gain.
local function recount(one, other, from, to)
  local change = 0
  local cell = kinds[one] * kinds_in_all + kinds[other]
  for at = differs[cell], differs[cell + 1] - 1 do
    local group, out, into = lists[at], from, to
    if group < 0 then group, out, into = -1 - group, to, from end
    out, into = out * groups + group, into * groups + group
    local left, right = out * widest + counted[out], into * widest + counted[into]
    change = change + limits[left] - limits[left - 1] + limits[right] - limits[right + 1]
    counted[out], counted[into] = counted[out] - 1, counted[into] + 1
  end
  return change
end

-- What the sums of two people have wrong of groups: both count, or one of them is nobody.
local function amend(one, other, from, to)
  local change, cell = 0, kinds[one] * kinds_in_all + kinds[other]
  for at = shared[cell], shared[cell + 1] - 1 do
    local group = shares[at]
    if group >= 0 then
      change = change + share(group, from, true) - share(group, from, false)
      change = change + share(group, to, true) - share(group, to, false)
    elseif one == nobody then
      change = change - share(-1 - group, from, true) + share(-1 - group, to, false)
    else
      change = change - share(-1 - group, to, true) + share(-1 - group, from, false)
    end
  end
  return change
end

-- Somebody gets up, the other sits down: at a table, people know beside whom they sit.
local function part(person, other, seat, of)
  local row, ours, others = of * square, person * square, other * square
  for at = starts[of], starts[of + 1] - 1 do
    local guest = who[at]
    if at ~= seat and guest ~= nobody then
      local left = gain[ours + guest] - loss[ours + guest]
      local right = loss[others + guest] - gain[others + guest]
      sums[row + guest] = sums[row + guest] + left + right
      sums[row + person] = sums[row + person] + left
      sums[row + other] = sums[row + other] + right
    end
  end
end

local function acquaint(person, other, seat, of)
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
  local ones, others, row, facing = one * square, other * square, from * square, to * square
  weigh_all(one, other, from, to, -1)
  for guest = 0, nobody - 1 do
    local more = gain[others + guest] - gain[ones + guest]
    sums[row + guest] = sums[row + guest] + more
    sums[facing + guest] = sums[facing + guest] - more
  end
  part(one, other, here, from)
  part(other, one, there, to)
  local number = rounds[from]
  if one ~= nobody then where[one * rounds_in_all + number] = to end
  if other ~= nobody then where[other * rounds_in_all + number] = from end
  local change = recount(one, other, from, to)
  change = change + acquaint(one, other, here, from) + acquaint(other, one, there, to)
  who[here], who[there] = other, one
  weigh_all(one, other, from, to, 1)
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

-- What those who stay at a table gain if others sit down for those in hand, pair by pair.
local function swapped(into, onto, count)
  local of, change = tables[hands[into]], 0
  for at = starts[of], starts[of + 1] - 1 do
    local guest, stays = who[at], true
    for spot = 0, count - 1 do
      if hands[into + spot] == at then stays = false end
    end
    for spot = 0, stays and guest ~= nobody and count - 1 or -1 do
      change = change + gain[who[hands[onto + spot]] * square + guest]
      change = change - loss[who[hands[into + spot]] * square + guest]
    end
  end
  return change
end

local function recounted(from, to, count)
  local change = 0
  for group = 0, groups - 1 do net[group] = 0 end
  for spot = 0, count - 1 do
    local one, other = who[hands[spot]], who[hands[widest + spot]]
    for at = mine_from[one], mine_from[one + 1] - 1 do net[mine[at]] = net[mine[at]] - 1 end
    for at = mine_from[other], mine_from[other + 1] - 1 do net[mine[at]] = net[mine[at]] + 1 end
  end
  for group = 0, groups - 1 do
    local left, right = from * groups + group, to * groups + group
    left, right = left * widest + counted[left], right * widest + counted[right]
    change = change + limits[left] - limits[left + net[group]]
    change = change + limits[right] - limits[right - net[group]]
  end
  return change
end

local function blocks(here, there, least)
  local ours = gather(0, here, block[who[here]])
  local others = gather(widest, there, block[who[there]])
  ours = fill(0, ours, others)
  others = fill(widest, others, ours)
  if ours ~= others then return 0 end
  local change = recounted(tables[here], tables[there], ours)
  change = change + swapped(0, widest, ours) + swapped(widest, 0, ours)
  if change >= least then
    for at = 0, ours - 1 do exchange(hands[at], hands[widest + at]) end
    return change
  end
  return 0
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
        if near ~= seat and guest ~= nobody and loss[row + guest] < dearest
          and (block[guest] == 0 or block[guest] ~= block[person]) then found = 1 end
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

-- Look round the other tables for somebody to change seats with: the first that will do.
local function look_round(one, out)
  local row, ones = out * square, one * square
  local held, at, last = sums[row + one], around[2 * out], around[2 * out + 1]
  local shape, scale = below(shapes), -heat
  while at < last do
    local other, across = who[ring[at]], facing[at]
    at, shape = at + 1, band(shape + stride, shapes - 1)
    local change = sums[across + one] - held + sums[row + other] - sums[across + other]
    change = change + cross[ones + other]
    if change >= scale * dice[shape] then
      local into = tables[ring[at - 1]]
      change = change - bonus[ones + other] + amend(one, other, out, into)
      if change >= scale * dice[shape] and block[other] == 0 and one ~= other then
        return at - 1, scale * dice[shape]
      end
    end
  end
  return -1, 0
end

-- The loop that must stay small to be compiled: it ends early where a block would move.
local function run(step, last)
  while step < last do
    local here = free[below(frees)]
    if losing > 0 and below(4) > 0 then here = lossy[below(losing)] end
    local one, out = who[here], tables[here]
    local from, tried = around[2 * out], around[2 * out + 1]
    if block[one] ~= 0 then
      block_here, block_there = here, here
      if tried > from then block_there = ring[from + below(tried - from)] end
      block_least = -heat * dice[below(shapes)]
      return step + 1
    end
    local at, least = look_round(one, out)
    if at >= 0 then
      tried = at + 1
      local change = exchange(here, ring[at])
      if change < least then change = change + exchange(here, ring[at]) end
      score, moved = score + change, moved + 1
      keep()
    end
    tried = tried - from + 1
    step, heat = step + tried, heat + cooling * tried
  end
  return step
end

-- The worth of every table to everybody, from who sits where.
local function survey()
  for cell = 0, square * rounds_in_all - 1 do where[cell] = -1 end
  for seat = 0, seats - 1 do
    if who[seat] ~= nobody then
      where[who[seat] * rounds_in_all + rounds[tables[seat]]] = tables[seat]
    end
  end
  for seat = 0, seats - 1 do
    local of, guest = tables[seat], who[seat]
    if guest ~= nobody then
      local row, cells = of * square, guest * square
      for person = 0, nobody - 1 do
        local value = gain[cells + person]
        if where[person * rounds_in_all + rounds[of]] == of then value = loss[cells + person] end
        sums[row + person] = sums[row + person] + value
      end
    end
  end
  for group = 0, groups - 1 do
    for spot = members_from[group], members_from[group + 1] - 1 do
      local person = members[spot]
      for of = 0, tables[seats - 1] do
        local cell, at = of * square + person, where[person * rounds_in_all + rounds[of]]
        sums[cell] = sums[cell] + share(group, of, at == of)
      end
    end
  end
end

return function(at, steps, hot, cold)
  bind(at)
  seed = bit.tobit(state[0])
  score, top, moved, heat, cooling = state[1], state[2], 0, hot, (cold - hot) / steps
  if state[3] == 0 then survey() end
  local step = 0
  while step < steps do
    losing = look_for_lossy()
    local last = step + 16 * frees
    if last > steps then last = steps end
    while step < last do
      block_here = -1
      step = run(step, last)
      if block_here >= 0 and tables[block_here] ~= tables[block_there] then
        score = score + blocks(block_here, block_there, block_least)
        keep()
      end
    end
  end
  state[0], state[1], state[2], state[3], state[4] = seed, score, top, 1, moved
end
"""
"""What ``plain.Plain.anneal`` does."""
