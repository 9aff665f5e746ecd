-- One commit of one aggregate: its record, its facts and its deadlines, all or nothing.
-- KEYS  record, journal, places of its facts, due index, ids of its kind
-- ARGV  commit id, expected version, state, owner (as due members name it), id, commit ids kept, 'set' or 'keep' for the deadlines,
--       deadlines (see PackedDeadlines.cs), facts ...
-- Answers {outcome, version}; the record is written as StateRecord.cs reads it.
local HEAD = '<I8I4I2I4' -- version, bytes of deadlines, number of commit ids, bytes of commit ids
local HEAD_BYTES = 18
local END = '\255' -- ends a commit id: UTF-8 has no such byte

local record = redis.call('GET', KEYS[1])
local version, deadlines, count, commits = 0, '', 0, ''
if record then
    local deadlines_bytes, commits_bytes
    version, deadlines_bytes, count, commits_bytes = struct.unpack(HEAD, record)
    deadlines = record:sub(HEAD_BYTES + 1, HEAD_BYTES + deadlines_bytes)
    commits = record:sub(HEAD_BYTES + deadlines_bytes + 1, HEAD_BYTES + deadlines_bytes + commits_bytes)
end

local commit = ARGV[1] .. END
if (END .. commits):find(END .. commit, 1, true) then
    return {1, version}
end

if version ~= tonumber(ARGV[2]) then
    return {2, version}
end

local FIRST_FACT = 9
local facts = #ARGV - FIRST_FACT + 1
local now = version + math.max(1, facts)

if facts > 0 then
    local first = redis.call('XADD', KEYS[2], '0-*', 'e', ARGV[FIRST_FACT])
    for fact = FIRST_FACT + 1, #ARGV do
        redis.call('XADD', KEYS[2], '0-*', 'e', ARGV[fact])
    end

    redis.call('RPUSH', KEYS[3], string.format('%d %s %d', version + 1, first:sub(3), facts))
end

if ARGV[7] == 'set' then
    -- By moment and name: the version at which it was set, which stays where nothing changes.
    local before, at = {}, 1
    while at <= #deadlines do
        local name_end = at + 17 + struct.unpack('<I2', deadlines, at + 16)
        before[deadlines:sub(at, at + 7) .. deadlines:sub(at + 18, name_end)] = deadlines:sub(at + 8, at + 15)
        at = name_end + 1
    end

    local after, added, new = {}, {}, struct.pack('<I8', now)
    at = 1
    while at <= #ARGV[8] do
        local name_end = at + 9 + struct.unpack('<I2', ARGV[8], at + 8)
        local ticks, name = ARGV[8]:sub(at, at + 7), ARGV[8]:sub(at + 10, name_end)
        local set = before[ticks .. name]
        if set then
            before[ticks .. name] = nil
        else
            set = new
            added[#added + 1] = 0
            added[#added + 1] = ticks .. set .. ARGV[4] .. name
        end

        after[#after + 1] = ticks .. set .. ARGV[8]:sub(at + 8, name_end)
        at = name_end + 1
    end

    deadlines = table.concat(after)
    for moment, set in pairs(before) do
        redis.call('ZREM', KEYS[4], moment:sub(1, 8) .. set .. ARGV[4] .. moment:sub(9))
    end

    if #added > 0 then
        redis.call('ZADD', KEYS[4], unpack(added))
    end
end

count = count + 1
commits = commits .. commit
if count > tonumber(ARGV[6]) then
    commits = commits:sub(commits:find(END, 1, true) + 1)
    count = count - 1
end

redis.call('SET', KEYS[1], struct.pack(HEAD, now, #deadlines, count, #commits) .. deadlines .. commits .. ARGV[3])
if not record then
    redis.call('ZADD', KEYS[5], 0, ARGV[5])
end

return {0, now}
