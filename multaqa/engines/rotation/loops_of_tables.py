"""What the loop knows of tables, in Lua: what people are worth there, and what exchanges change."""

TABLES = """
-- What somebody of a group loses by a table, who sits there or not.
local function share(group, of, sits)
  local cell = of * groups + group
  cell = cell * widest + counted[cell]
  if sits then return limits[cell - 1] - limits[cell] end
  return limits[cell] - limits[cell + 1]
end

-- Two meet once more or once less: what that changes for each table where either sits alone.
-- Gives what it changes beyond that where both sit.
local function alter(one, other, way)
  local pair, twin = one * square + other, other * square + one
  local times = met[pair] + way
  local rung = ladder[pair] + times
  local more, fewer = rungs[rung], rungs[rung - 1]
  local apart = more - gain[pair]
  local beside = fewer - loss[pair] - apart
  local both = bonus[pair] - 2 * more
  met[pair], met[twin], gain[pair], gain[twin] = times, times, more, more
  loss[pair], loss[twin], cross[pair], cross[twin] = fewer, fewer, both, both
  spread(one, other, apart)
  return beside
end

-- The other rounds in which two sit at one table.
local function amend_beside(one, other, change, row)
  local ours, theirs = one * rounds_in_all, other * rounds_in_all
  for number = 0, rounds_in_all - 1 do
    local of = where[ours + number]
    if of == where[theirs + number] and of ~= row and of ~= nowhere then
      sums[of + one], sums[of + other] = sums[of + one] + change, sums[of + other] + change
    end
  end
end

-- Somebody gets up, another sits down: at a table, people know beside whom they sit.
local function part(person, other, of)
  local row, ours, others, lefts, rights = of * square, person * square, other * square, 0, 0
  for at = starts[of], starts[of + 1] - 1 do
    local guest = who[at]
    local left = gain[ours + guest] - loss[ours + guest]
    local right = loss[others + guest] - gain[others + guest]
    sums[row + guest] = sums[row + guest] + left + right
    lefts, rights = lefts + left, rights + right
  end
  sums[row + person] = sums[row + person] + lefts
  sums[row + other] = sums[row + other] + rights
end

local function acquaint(person, other, of)
  local change, row, ours, others = 0, of * square, person * square, other * square
  local leaves, comes = -live[person], live[other]
  for at = starts[of], starts[of + 1] - 1 do
    local guest = who[at]
    change = change - loss[ours + guest] + gain[others + guest]
    local beside = alter(person, guest, leaves * live[guest])
    if met[ours + guest] > 0 then amend_beside(person, guest, beside, row) end
    beside = alter(other, guest, comes * live[guest])
    sums[row + guest] = sums[row + guest] + beside
    sums[row + other] = sums[row + other] + beside
    if met[others + guest] > 1 then amend_beside(other, guest, beside, row) end
  end
  return change
end

-- The same where many pairs meet when one does.
local function alter_all(one, other, way)
  local pair = one * square + other
  local times = met[pair] + way
  local rung = ladder[pair] + times
  local more, fewer = rungs[rung], rungs[rung - 1]
  local apart, beside, image = more - gain[pair], fewer - loss[pair], pair
  repeat
    met[image], gain[image], loss[image] = times, more, fewer
    cross[image] = bonus[image] - 2 * more
    local person = floor(image / square)
    local ours, theirs = person * rounds_in_all, (image - person * square) * rounds_in_all
    for number = 0, rounds_in_all - 1 do
      local of = where[theirs + number]
      sums[of + person] = sums[of + person] + (where[ours + number] == of and beside or apart)
    end
    image = images[image]
  until image == pair
end

local function acquaint_all(person, other, of)
  local change, ours, others = 0, person * square, other * square
  for at = starts[of], starts[of + 1] - 1 do
    local guest = who[at]
    if guest ~= nobody then
      change = change - loss[ours + guest]
      alter_all(person, guest, -1)
      change = change + gain[others + guest]
      alter_all(other, guest, 1)
    end
  end
  return change
end

-- What a table counts to those of a group has changed: for who sits there, and for who does not.
local function shift(group, row, number, sits, stands)
  local beside = sits - stands
  for spot = members_from[group], members_from[group + 1] - 1 do
    local person = members[spot]
    local elsewhere = bxor(where[person * rounds_in_all + number], row)
    local there = rshift(bnot(bor(elsewhere, -elsewhere)), 31)
    sums[row + person] = sums[row + person] + stands + there * beside
  end
end

-- One of a group more or less at a table; gives what that costs.
local function recount(group, of, number, way, mover)
  local cell, row = of * groups + group, of * square
  local at = cell * widest + counted[cell]
  local after = at + way
  counted[cell] = counted[cell] + way
  local sits = limits[at] - limits[at - 1] + limits[after - 1] - limits[after]
  local stands = limits[at + 1] - limits[at] + limits[after] - limits[after + 1]
  shift(group, row, number, sits, stands)
  sums[row + mover] = sums[row + mover] - live[mover] * (way < 0 and sits or stands)
  return limits[at] - limits[after]
end

local function regroup(one, other, from, to, number)
  local change, cell = 0, kinds[one] * kinds_in_all + kinds[other]
  for at = differs[cell], differs[cell + 1] - 1 do
    -- A group of the first, or minus one of the second, who goes the other way.
    local second = rshift(lists[at], 31)
    local group, mover = bxor(lists[at], -second), one + second * (other - one)
    local out, into = from + second * (to - from), to + second * (from - to)
    change = change + recount(group, out, number, -1, mover)
    change = change + recount(group, into, number, 1, mover)
  end
  for at = shared[cell], shared[cell + 1] - 1 do
    local group, row, facing = shares[at], from * square, to * square
    if group >= 0 then
      local here = share(group, from, false) - share(group, from, true)
      local there = share(group, to, true) - share(group, to, false)
      sums[row + one], sums[row + other] = sums[row + one] + here, sums[row + other] - here
      sums[facing + one] = sums[facing + one] + there
      sums[facing + other] = sums[facing + other] - there
    end
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

-- Two change seats; gives what the score gains.
local function exchange(here, there)
  local one, other, from, to = who[here], who[there], tables[here], tables[there]
  local ones, others, row, facing = one * square, other * square, from * square, to * square
  local number = rounds[from]
  local change = regroup(one, other, from, to, number)
  for guest = 0, nobody - 1 do
    local more = gain[others + guest] - gain[ones + guest]
    sums[row + guest] = sums[row + guest] + more
    sums[facing + guest] = sums[facing + guest] - more
  end
  who[here], who[there] = nobody, nobody
  part(one, other, from)
  part(other, one, to)
  where[one * rounds_in_all + number] = nowhere + live[one] * (facing - nowhere)
  where[other * rounds_in_all + number] = nowhere + live[other] * (row - nowhere)
  if turning == 1 then
    change = change + acquaint_all(one, other, from) + acquaint_all(other, one, to)
  else
    change = change + acquaint(one, other, from) + acquaint(other, one, to)
  end
  who[here], who[there] = other, one
  full[from], full[to] = full[from] + live[other] - live[one], full[to] + live[one] - live[other]
  local mine, theirs, round = place[here], place[there], free_from[number + 1] - free_from[number]
  sitting[mine], sitting[mine + round] = other, other
  sitting[theirs], sitting[theirs + round] = one, one
  return change
end

-- Blocks

local function gather(into, seat, kindred)
  hands[into] = seat
  local count = 1
  if kindred ~= 0 then
    local of = tables[seat]
    for at = starts[of], starts[of + 1] - 1 do
      if at ~= seat and block[who[at]] == kindred then
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
  local step = 1
  while count < wanted and step < size do
    local at = from + (hands[into] - from + step) % size
    if block[who[at]] == 0 and movable[at] == 1 then
      hands[into + count] = at
      count = count + 1
    end
    step = step + 1
  end
  return count
end

-- What those who stay at a table gain if others sit down for those in hand, pair by pair.
local function swapped(into, onto, count)
  local of, change = tables[hands[into]], 0
  for spot = 0, count - 1 do
    local leaves, comes = who[hands[into + spot]] * square, who[hands[onto + spot]] * square
    for at = starts[of], starts[of + 1] - 1 do
      change = change + gain[comes + who[at]] - loss[leaves + who[at]]
    end
    for stands = 0, count - 1 do
      local guest = who[hands[into + stands]]
      change = change + loss[leaves + guest] - gain[comes + guest]
    end
  end
  return change
end

local function recounted(from, to, count)
  for spot = 0, count - 1 do
    local one, other = who[hands[spot]], who[hands[widest + spot]]
    for at = mine_from[one], mine_from[one + 1] - 1 do net[mine[at]] = net[mine[at]] - 1 end
    for at = mine_from[other], mine_from[other + 1] - 1 do net[mine[at]] = net[mine[at]] + 1 end
  end
  local change = 0
  for spot = 0, 2 * count - 1 do
    local one = who[hands[spot < count and spot or widest + spot - count]]
    for at = mine_from[one], mine_from[one + 1] - 1 do
      local group = mine[at]
      local left, right = from * groups + group, to * groups + group
      left, right = left * widest + counted[left], right * widest + counted[right]
      change = change + limits[left] - limits[left + net[group]]
      change = change + limits[right] - limits[right - net[group]]
      net[group] = 0
    end
  end
  return change
end

-- Two who belong to blocks change seats, and all in them; gives false where that is not worth it.
local function blocks(here, there, least)
  local ours = gather(0, here, block[who[here]])
  local others = gather(widest, there, block[who[there]])
  ours = fill(0, ours, others)
  others = fill(widest, others, ours)
  if ours ~= others then return false end
  local change = recounted(tables[here], tables[there], ours)
  change = change + swapped(0, widest, ours) + swapped(widest, 0, ours)
  if change < least then return false end
  for at = 0, ours - 1 do exchange(hands[at], hands[widest + at]) end
  return change
end

-- What everybody, every pair and every table counts, from who sits where; met is of rounds before.
local function survey()
  if seats == 0 then return end
  ffi.fill(counted, 4 * groups * (tables[seats - 1] + 1))
  ffi.fill(sums, 4 * square * (tables[seats - 1] + 2))
  score = 0
  for cell = 0, square * rounds_in_all - 1 do where[cell] = nowhere end
  for of = 0, tables[seats - 1] do
    full[of] = 0
    for seat = starts[of], starts[of + 1] - 1 do
      local one = who[seat]
      full[of] = full[of] + live[one]
      if one ~= nobody then where[one * rounds_in_all + rounds[of]] = of * square end
      for near = starts[of], seat - 1 do
        local pair, other = one * square + who[near], who[near]
        local image = pair
        if live[one] * live[other] == 1 then
          score = score + rungs[ladder[pair] + met[pair]]
          repeat
            met[image] = met[image] + 1
            if turning == 0 then met[other * square + one] = met[image] end
            image = turning == 1 and images[image] or pair
          until image == pair
        end
      end
      for at = mine_from[one], mine_from[one + 1] - 1 do
        local cell = of * groups + mine[at]
        counted[cell] = counted[cell] + 1
      end
    end
    for group = 0, groups - 1 do
      local cell = of * groups + group
      score = score - limits[cell * widest + counted[cell]]
    end
  end
  for pair = 0, square * square - 1 do
    local rung = ladder[pair] + met[pair]
    gain[pair], loss[pair] = rungs[rung], rungs[rung - 1]
    cross[pair] = bonus[pair] - 2 * gain[pair]
  end
  for seat = 0, seats - 1 do
    local of, cells = tables[seat], who[seat] * square
    local row = of * square
    for person = 0, nobody - 1 do sums[row + person] = sums[row + person] + gain[cells + person] end
    for near = starts[of], starts[of + 1] - 1 do
      local guest = who[near]
      if near ~= seat then
        sums[row + guest] = sums[row + guest] + loss[cells + guest] - gain[cells + guest]
      end
    end
  end
  for group = 0, groups - 1 do
    for of = 0, tables[seats - 1] do
      local row, sits, stands = of * square, 0, share(group, of, false)
      if counted[of * groups + group] > 0 then sits = share(group, of, true) end
      for spot = members_from[group], members_from[group + 1] - 1 do
        local person = members[spot]
        local more = where[person * rounds_in_all + rounds[of]] == row and sits or stands
        sums[row + person] = sums[row + person] + more
      end
    end
  end
  for number = 0, rounds_in_all - 1 do
    local from, round = free_from[number], free_from[number + 1] - free_from[number]
    for at = 2 * from, 2 * from + round - 1 do
      place[ring[at]] = at
      sitting[at], sitting[at + round] = who[ring[at]], who[ring[at]]
    end
  end
  ffi.copy(best, who, 4 * seats)
  state[1], state[2] = score, score
end
"""
