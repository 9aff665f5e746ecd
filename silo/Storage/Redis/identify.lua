-- Whose store this is: made so where there is none yet.
-- KEYS  identity     ARGV  schema, partitions, cluster     Answers the same three, as they are
if redis.call('EXISTS', KEYS[1]) == 0 then
    redis.call('HSET', KEYS[1], 'schema', ARGV[1], 'partitions', ARGV[2], 'cluster', ARGV[3])
end

return redis.call('HMGET', KEYS[1], 'schema', 'partitions', 'cluster')
