-- The last position of a log, which outlives its entries.     KEYS  log
if redis.call('EXISTS', KEYS[1]) == 0 then
    return 0
end

local info = redis.call('XINFO', 'STREAM', KEYS[1])
for at = 1, #info, 2 do
    if info[at] == 'last-generated-id' then
        return tonumber(info[at + 1]:sub(3))
    end
end
