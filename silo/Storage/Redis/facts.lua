-- Facts of one aggregate after a version, oldest first; the journal may have forgotten some.
-- KEYS  places of its facts, journal     ARGV  after, at most, bytes that suffice     Answers version, fact, ...
local after, left, room = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local found = {}
for _, place in ipairs(redis.call('LRANGE', KEYS[1], 0, -1)) do
    local version, position, count = place:match('(%d+) (%d+) (%d+)')
    for index = math.max(0, after + 1 - version), count - 1 do
        if left == 0 or room <= 0 then
            return found
        end

        local id = string.format('0-%d', position + index)
        local entry = redis.call('XRANGE', KEYS[2], id, id)[1]
        if entry then
            local fact = entry[2][2]
            found[#found + 1] = version + index
            found[#found + 1] = fact
            left, room = left - 1, room - #fact
        end
    end
end

return found
