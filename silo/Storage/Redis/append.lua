-- Entries of one partition, in their order, all or none.
-- KEYS  logs     ARGV  number of the log, entry, ...     Answers the positions.
local positions = {}
for at = 1, #ARGV, 2 do
    local id = redis.call('XADD', KEYS[tonumber(ARGV[at])], '0-*', 'e', ARGV[at + 1])
    positions[#positions + 1] = tonumber(id:sub(3))
end

return positions
