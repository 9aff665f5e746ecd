-- Records of one kind, by id.
-- KEYS  ids of the kind, what their records' keys begin with     ARGV  from, at most, bytes that suffice     Answers id, record, ...
local room = tonumber(ARGV[3])
local found = {}
for _, id in ipairs(redis.call('ZRANGEBYLEX', KEYS[1], ARGV[1], '+', 'LIMIT', 0, ARGV[2])) do
    if room <= 0 then
        break
    end

    local record = redis.call('GET', KEYS[2] .. id)
    found[#found + 1] = id
    found[#found + 1] = record
    room = room - #record
end

return found
