using StackExchange.Redis;

namespace Dispatch.Storage.Redis;

/// <summary>What a failed call tells its caller. Nothing is tried again here: only the caller knows what a second effect would mean.</summary>
internal static class Failure
{
    public static bool IsOfRedis(Exception failure) =>
        failure is RedisException or TimeoutException or ObjectDisposedException or OperationCanceledException;

    public static StoreUnavailableException Of(Exception failure) => new(Sentence(failure), failure);

    private static string Sentence(Exception failure) => failure switch
    {
        ObjectDisposedException or OperationCanceledException => "The store is closed.",
        TimeoutException => "Redis does not answer in time: look whether it is overloaded or its disk is slow.",
        RedisConnectionException => "Redis cannot be reached: start it, and the store goes on by itself.",
        RedisServerException { Message: var message } => Of(message),
        _ => "The store failed: " + failure.Message,
    };

    private static string Of(string error) => error.Split(' ', 2)[0] switch
    {
        "OOM" => "Redis has used up its maxmemory: raise it, and the store goes on by itself.",
        "MISCONF" => "Redis cannot write its files: free some disk space, and the store goes on by itself.",
        "READONLY" => "Redis has become a read-only replica: connect to the primary.",
        "LOADING" => "Redis is reading its files after a start; the store goes on by itself.",
        "NOAUTH" or "WRONGPASS" or "NOPERM" => "Redis does not let the tower in: look at the user and password in Dispatch:Storage:Redis.",
        _ => "Redis refused a command: " + error,
    };
}
