using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Dispatch.Hosting;
using Dispatch.Storage;
using Microsoft.AspNetCore.Identity;

namespace Dispatch.Accounts;

/// <summary>The people who may sign in, in the store.</summary>
public sealed class AccountBook(IStore store)
{
    public const int MaxAccounts = 1_000;

    private const string Kind = "account";

    private static readonly PasswordHasher<string> Hasher = new();

    // Compared with where there is no such account, so that the answer takes as long.
    private static readonly string NobodysHash = Hasher.HashPassword("", RandomNumberGenerator.GetHexString(32));

    public async Task<Account?> Find(string name) => (await Load(name)).Account;

    /// <summary>In the order of their names.</summary>
    public async Task<ImmutableArray<Account>> All()
    {
        var pages = await Task.WhenAll(Enumerable.Range(0, store.Partitions).Select(partition => store.Scan(Kind, partition, after: "", MaxAccounts)));
        return [.. pages.SelectMany(page => page).Where(stored => stored.Id != BootstrapKey.Id).Select(stored => Read(stored.State)).OrderBy(account => account.Name, StringComparer.Ordinal)];
    }

    /// <returns>The account, where the password is its own.</returns>
    public async Task<Account?> Check(string name, string password)
    {
        var account = await Find(name);
        var result = Hasher.VerifyHashedPassword("", account?.PasswordHash ?? NobodysHash, password);
        return result is PasswordVerificationResult.Failed ? null : account;
    }

    /// <summary>Makes an administrator, or gives an account another password.</summary>
    /// <returns>The account as it is now; null where somebody else changed it at the same moment.</returns>
    public async Task<Account?> SetPassword(string name, string password, bool mustChange)
    {
        var (known, version) = await Load(name);
        return await Save(With(password, new(name, "", mustChange, "", MadeAt: null, known?.Roles ?? [Role.Administrator])), version);
    }

    /// <summary>Gives an account that nobody has chosen a password for a one-time password; makes an administrator where there is none of that name.</summary>
    /// <param name="notAgainFor">One that was made so short a time ago is left alone: somebody else has said it.</param>
    /// <returns>Null where that is not for this caller to do.</returns>
    public async Task<Account?> Invite(string name, string password, DateTimeOffset now, TimeSpan notAgainFor)
    {
        var (known, version) = await Load(name);
        return known is { MustChange: false } || known?.MadeAt > now - notAgainFor
            ? null
            : await Save(With(password, new(name, "", MustChange: true, "", now, known?.Roles ?? [Role.Administrator])), version);
    }

    /// <summary>Says what somebody may decide; who is new gets the one-time password.</summary>
    /// <returns>Null where somebody else changed the account at the same moment.</returns>
    public async Task<Account?> Grant(string name, ImmutableArray<Role> roles, string password, DateTimeOffset now)
    {
        var (known, version) = await Load(name);
        return await Save(
            known is null ? With(password, new(name, "", MustChange: true, "", now, roles)) : known with { Granted = roles }, version);
    }

    public async Task<bool> Remove(string name) => await Load(name) is var (_, version) && await store.Forget(Key(name), version);

    private static Account With(string password, Account account) =>
        account with { PasswordHash = Hasher.HashPassword("", password), Stamp = RandomNumberGenerator.GetHexString(16) };

    private async Task<Account?> Save(Account account, long version)
    {
        var state = JsonSerializer.SerializeToUtf8Bytes(account, AccountJson.Default.Account);
        var result = await store.Commit(new(Key(account.Name), Guid.CreateVersion7().ToString("N"), version, state, [], null));
        return result.Outcome is CommitOutcome.Stale ? null : account;
    }

    private static StoreKey Key(string name) => new(Kind, name, name);

    private static Account Read(ReadOnlyMemory<byte> state) => JsonSerializer.Deserialize(state.Span, AccountJson.Default.Account)!;

    private async Task<(Account? Account, long Version)> Load(string name) =>
        name.Length is > 0 and <= AccountRules.MaxNameLength && name != BootstrapKey.Id && await store.Load(Key(name)) is { } stored
            ? (Read(stored.State), stored.Version)
            : (null, 0);
}
