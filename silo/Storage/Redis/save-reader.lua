-- A reader's position and the rows that changed, unless it was taken over. A save that was given up as lost and comes after a later one
-- must not undo it: saves of an owner are numbered.
-- KEYS  reader, its rows
-- ARGV  epoch, number of this save, position, how many rows are put, key, bytes, ..., keys of rows that go ...     Answers 1, or 0 where refused
local CHUNK = 1000 -- what Lua's stack takes at once, and even, as keys and bytes alternate
local known = redis.call('HMGET', KEYS[1], 'epoch', 'saves')
if known[1] ~= ARGV[1] or tonumber(known[2]) >= tonumber(ARGV[2]) then
    return 0
end

redis.call('HSET', KEYS[1], 'saves', ARGV[2], 'position', ARGV[3])
local last_put = 4 + 2 * tonumber(ARGV[4])
for first = 5, last_put, CHUNK do
    redis.call('HSET', KEYS[2], unpack(ARGV, first, math.min(first + CHUNK - 1, last_put)))
end

for first = last_put + 1, #ARGV, CHUNK do
    redis.call('HDEL', KEYS[2], unpack(ARGV, first, math.min(first + CHUNK - 1, #ARGV)))
end

return 1
