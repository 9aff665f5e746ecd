-- A new owner of a reader: the one before can save no more.
-- KEYS  reader     Answers {epoch, position}
local epoch = redis.call('HINCRBY', KEYS[1], 'epoch', 1)
redis.call('HSET', KEYS[1], 'saves', 0)
return {epoch, redis.call('HGET', KEYS[1], 'position') or '0'}
