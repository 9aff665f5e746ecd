using System.Security.Cryptography;
using System.Text;
using StackExchange.Redis;

namespace Dispatch.Storage.Redis;

/// <summary>A Lua script that lies beside this file, run whole or not at all by Redis. All its keys belong to one partition.</summary>
internal sealed class Script
{
    private readonly string text;
    private readonly byte[] hash;

    /// <param name="name">Of the file, without <c>.lua</c>.</param>
    public Script(string name)
    {
        using var file = typeof(Script).Assembly.GetManifestResourceStream(name + ".lua")!;
        using var reader = new StreamReader(file);
        text = reader.ReadToEnd();
#pragma warning disable CA5350 // Redis names scripts by SHA-1; nothing is protected by it.
        hash = SHA1.HashData(Encoding.UTF8.GetBytes(text));
#pragma warning restore CA5350
    }

    public async Task<RedisResult> Run(IDatabase database, RedisKey[] keys, RedisValue[] values)
    {
        try
        {
            return await database.ScriptEvaluateAsync(hash, keys, values, CommandFlags.DemandMaster);
        }
        catch (RedisServerException unknown) when (unknown.Message.StartsWith("NOSCRIPT", StringComparison.Ordinal))
        {
            // A Redis that has just started knows no scripts, and has done nothing. This one it remembers.
            return await database.ScriptEvaluateAsync(text, keys, values, CommandFlags.DemandMaster | CommandFlags.NoScriptCache);
        }
    }
}
