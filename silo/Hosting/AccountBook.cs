using System.Security.Cryptography;
using System.Text.Json;
using Dispatch.Storage;
using Microsoft.AspNetCore.Identity;

namespace Dispatch.Accounts;

/// <summary>The people who may sign in, in the store.</summary>
public sealed class AccountBook(IStore store)
{
    public const int MaxNameLength = 100;

    private static readonly PasswordHasher<string> Hasher = new();

    // Compared with where there is no such account, so that the answer takes as long.
    private static readonly string NobodysHash = Hasher.HashPassword("", RandomNumberGenerator.GetHexString(32));

    public async Task<Account?> Find(string name) => (await Load(name)).Account;

    /// <returns>The account, where the password is its own.</returns>
    public async Task<Account?> Check(string name, string password)
    {
        var account = await Find(name);
        var result = Hasher.VerifyHashedPassword("", account?.PasswordHash ?? NobodysHash, password);
        return result is PasswordVerificationResult.Failed ? null : account;
    }

    /// <summary>Makes an account, or gives it another password.</summary>
    /// <returns>The account as it is now; null where somebody else changed it at the same moment.</returns>
    public async Task<Account?> SetPassword(string name, string password, bool mustChange)
    {
        var (_, version) = await Load(name);
        return await Save(new(name, Hasher.HashPassword("", password), mustChange, RandomNumberGenerator.GetHexString(16)), version);
    }

    /// <summary>Gives an account that nobody has chosen a password for a one-time password.</summary>
    /// <param name="notAgainFor">One that was made so short a time ago is left alone: somebody else has said it.</param>
    /// <returns>Null where that is not for this caller to do.</returns>
    public async Task<Account?> Invite(string name, string password, DateTimeOffset now, TimeSpan notAgainFor)
    {
        var (known, version) = await Load(name);
        return known is { MustChange: false } || known?.MadeAt > now - notAgainFor
            ? null
            : await Save(new(name, Hasher.HashPassword("", password), MustChange: true, RandomNumberGenerator.GetHexString(16), now), version);
    }

    private async Task<Account?> Save(Account account, long version)
    {
        var state = JsonSerializer.SerializeToUtf8Bytes(account, AccountJson.Default.Account);
        var result = await store.Commit(new(Key(account.Name), $"password:{account.Stamp}", version, state, [], null));
        return result.Outcome is CommitOutcome.Stale ? null : account;
    }

    private static StoreKey Key(string name) => new("account", name, name);

    private async Task<(Account? Account, long Version)> Load(string name)
    {
        if (name.Length is 0 or > MaxNameLength || await store.Load(Key(name)) is not { } stored)
        {
            return (null, 0);
        }

        return (JsonSerializer.Deserialize(stored.State.Span, AccountJson.Default.Account), stored.Version);
    }
}
