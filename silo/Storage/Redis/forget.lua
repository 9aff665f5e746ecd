-- Forgets one aggregate at one version: its state, its facts and its deadlines, all or nothing.
-- KEYS  head, state, journal, places of its facts, due index, ids of its kind     ARGV  version, owner (as due members name it), id
-- Answers 1 where it is gone, 0 where it is at another version. The journal keeps its last position.
local FORM = '<I8I4' -- version, bytes of deadlines; see commit.lua
local FORM_BYTES = 14

local head = redis.call('GET', KEYS[1])
if not head then
    return 1
end

local version, deadlines_bytes = struct.unpack(FORM, head)
if version ~= tonumber(ARGV[1]) then
    return 0
end

local deadlines, at = head:sub(FORM_BYTES + 1, FORM_BYTES + deadlines_bytes), 1
while at <= #deadlines do
    local name_end = at + 17 + struct.unpack('<I2', deadlines, at + 16)
    redis.call('ZREM', KEYS[5], deadlines:sub(at, at + 15) .. ARGV[2] .. deadlines:sub(at + 18, name_end))
    at = name_end + 1
end

for _, place in ipairs(redis.call('LRANGE', KEYS[4], 0, -1)) do
    local _, position, count = place:match('(%d+) (%d+) (%d+)')
    for index = 0, count - 1 do
        redis.call('XDEL', KEYS[3], string.format('0-%d', position + index))
    end
end

redis.call('DEL', KEYS[1], KEYS[2], KEYS[4])
redis.call('ZREM', KEYS[6], ARGV[3])
return 1
