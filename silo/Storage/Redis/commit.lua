-- One commit of one aggregate: its state, its facts and its deadlines, all or nothing.
-- KEYS  head, state, journal, places of its facts, due index, ids of its kind
-- ARGV  commit id, expected version, state as it is stored, owner (as due members name it), id, commit ids kept,
--       'set' or 'keep' for the deadlines, deadlines (see PackedDeadlines.cs), facts ...
-- Answers {outcome, version}; the head is written as StateHead.cs reads it.
-- Lua hashes every string it makes, byte by byte, and that is most of what a commit costs: so no large one is made without need.
local FORM = '<I8I4I2' -- version, bytes of deadlines, number of commit ids
local FORM_BYTES = 14
local END = '\255' -- stands around commit ids: UTF-8 has no such byte

local head = redis.call('GET', KEYS[1])
local version, deadlines_bytes, count = 0, 0, 0
if head then
    version, deadlines_bytes, count = struct.unpack(FORM, head)
    if head:find(END .. ARGV[1] .. END, FORM_BYTES + deadlines_bytes + 1, true) then
        return {1, version}
    end
end

if version ~= tonumber(ARGV[2]) then
    return {2, version}
end

local FIRST_FACT = 9
local facts = #ARGV - FIRST_FACT + 1
local now = version + math.max(1, facts)

if facts > 0 then
    local first = redis.call('XADD', KEYS[3], '0-*', 'e', ARGV[FIRST_FACT])
    for fact = FIRST_FACT + 1, #ARGV do
        redis.call('XADD', KEYS[3], '0-*', 'e', ARGV[fact])
    end

    redis.call('RPUSH', KEYS[4], string.format('%d %s %d', version + 1, first:sub(3), facts))
end

local deadlines = head and head:sub(FORM_BYTES + 1, FORM_BYTES + deadlines_bytes) or ''
if ARGV[7] == 'set' then
    -- By moment and name: the version at which it was set, which stays where nothing changes.
    local before, at = {}, 1
    while at <= deadlines_bytes do
        local name_end = at + 17 + struct.unpack('<I2', deadlines, at + 16)
        before[deadlines:sub(at, at + 7) .. deadlines:sub(at + 18, name_end)] = deadlines:sub(at + 8, at + 15)
        at = name_end + 1
    end

    local after, added, new = {}, {}, struct.pack('<I8', now)
    local packed = ARGV[8]
    at = 1
    while at <= #packed do
        local name_end = at + 9 + struct.unpack('<I2', packed, at + 8)
        local ticks, name = packed:sub(at, at + 7), packed:sub(at + 10, name_end)
        local set = before[ticks .. name]
        if set then
            before[ticks .. name] = nil
        else
            set = new
            added[#added + 1] = 0
            added[#added + 1] = ticks .. set .. ARGV[4] .. name
        end

        after[#after + 1] = ticks .. set .. packed:sub(at + 8, name_end)
        at = name_end + 1
    end

    local gone = {}
    for moment, set in pairs(before) do
        gone[#gone + 1] = moment:sub(1, 8) .. set .. ARGV[4] .. moment:sub(9)
    end

    deadlines = table.concat(after)
    if #gone > 0 then
        redis.call('ZREM', KEYS[5], unpack(gone))
    end

    if #added > 0 then
        redis.call('ZADD', KEYS[5], unpack(added))
    end
end

local commits_start = FORM_BYTES + deadlines_bytes + 1
if count == tonumber(ARGV[6]) then
    commits_start = head:find(END, commits_start + 1, true) -- without the oldest
else
    count = count + 1
end

redis.call('SET', KEYS[1], struct.pack(FORM, now, #deadlines, count) .. deadlines .. (head and head:sub(commits_start) or END) .. ARGV[1] .. END)
redis.call('SET', KEYS[2], ARGV[3])
if not head then
    redis.call('ZADD', KEYS[6], 0, ARGV[5])
end

return {0, now}
