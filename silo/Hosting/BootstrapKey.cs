using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dispatch.Storage;

namespace Dispatch.Hosting;

/// <summary>
/// The administrator's key for first use: <c>Dispatch:Bootstrap:ApiKey</c> where it is configured, else one that the first start makes,
/// prints once and keeps only the SHA-256 of.
/// </summary>
public sealed class BootstrapKey(IConfiguration configuration, IStore store) : IHostedLifecycleService
{
    /// <summary>Where it is kept, among the accounts: nobody can be called that.</summary>
    public const string Id = "bootstrap-key";

    private const string Prefix = "dsp_";
    private const string Base32 = "abcdefghijklmnopqrstuvwxyz234567";
    private const int RandomCharacters = 32;

    private static readonly StoreKey Stored = new("account", Id, "account");

    private byte[] hash = [];

    /// <summary>Compares in constant time, so that a key cannot be guessed character by character.</summary>
    public bool Is(string key) => CryptographicOperations.FixedTimeEquals(ApiKeys.Hash(key), hash);

    /// <summary>Before the server takes its first request.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken) =>
        hash = configuration["Dispatch:Bootstrap:ApiKey"] is { Length: > 0 } configured ? ApiKeys.Hash(configured) : await KeptOrNew();

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<byte[]> KeptOrNew()
    {
        if (await Kept() is { } kept)
        {
            return kept;
        }

        var key = Prefix + RandomNumberGenerator.GetString(Base32, RandomCharacters);
        var state = JsonSerializer.SerializeToUtf8Bytes(new(ApiKeys.Hash(key)), BootstrapKeyJson.Default.BootstrapKeyState);
        var commit = await store.Commit(new(Stored, CommitId: "create", ExpectedVersion: 0, state, Facts: [], Deadlines: null));
        if (commit.Outcome != CommitOutcome.Committed)
        {
            return await Kept() ?? throw new InvalidOperationException("The administrator's key was made by somebody else and is gone.");
        }

        await Console.Out.WriteLineAsync($"Administrator key (shown once, keep it): {key}");
        return ApiKeys.Hash(key);
    }

    private async Task<byte[]?> Kept() => await store.Load(Stored) is { } kept
        ? JsonSerializer.Deserialize(kept.State.Span, BootstrapKeyJson.Default.BootstrapKeyState)?.Sha256
        : null;
}

/// <summary>What is kept of the key.</summary>
public sealed record BootstrapKeyState(byte[] Sha256);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BootstrapKeyState))]
internal sealed partial class BootstrapKeyJson : JsonSerializerContext;
