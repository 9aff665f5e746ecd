-- Aggregates of one kind as they are at this moment, to be copied.
-- KEYS  due index, then for each: head, state, places of its facts     ARGV  kind, then the id of each
-- Answers for each {head, state, places, a digit for each deadline: 1 where the due index has it}, or nothing where it is gone.
local function text(some)
    return struct.pack('<I2', #some) .. some
end

local found = {}
for one = 1, #ARGV - 1 do
    local head, state = redis.call('GET', KEYS[3 * one - 1]), redis.call('GET', KEYS[3 * one])
    if head and state then
        local deadlines_bytes = struct.unpack('<I4', head, 9)
        local group = state:sub(11, 10 + struct.unpack('<I2', state, 9))
        local owner = text(ARGV[1]) .. text(ARGV[one + 1]) .. text(group)
        local indexed, at, last = {}, 15, 14 + deadlines_bytes
        while at <= last do
            local name_end = at + 17 + struct.unpack('<I2', head, at + 16)
            local member = head:sub(at, at + 15) .. owner .. head:sub(at + 18, name_end)
            indexed[#indexed + 1] = redis.call('ZSCORE', KEYS[1], member) and '1' or '0'
            at = name_end + 1
        end

        found[#found + 1] = {head, state, redis.call('LRANGE', KEYS[3 * one + 1], 0, -1), table.concat(indexed)}
    else
        found[#found + 1] = {}
    end
end

return found
