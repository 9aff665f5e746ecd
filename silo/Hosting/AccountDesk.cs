using System.Collections.Immutable;
using Dispatch.Hosting;

namespace Dispatch.Accounts;

/// <summary>The people who may sign in, and what they may decide, as administrators see and change them.</summary>
public sealed class AccountDesk(AccountBook book, TimeProvider clock) : IAccountDesk
{
    public async Task<Signatory> Find(string name) => new(name, (await book.Find(name))?.Roles ?? []);

    public async Task<ImmutableArray<AccountView>> All() => [.. (await book.All()).Select(View)];

    public async Task<AccountAnswer> Put(string name, ImmutableArray<Role> roles, Signatory by)
    {
        if ((AccountRules.CheckRoles(name, roles, by) ?? await CheckRoom(name)) is { } refusal)
        {
            return new(refusal);
        }

        var (isNew, password) = (await book.Find(name) is null, FirstAdministrator.NewPassword());
        return Answer(await book.Grant(name, [.. roles.Distinct()], password, clock.GetUtcNow()), isNew ? password : null);
    }

    public async Task<AccountAnswer> ResetPassword(string name, Signatory by)
    {
        if ((by.Must(Role.Administrator) ?? await CheckKnown(name)) is { } refusal)
        {
            return new(refusal);
        }

        var password = FirstAdministrator.NewPassword();
        return Answer(await book.SetPassword(name, password, mustChange: true), password);
    }

    public async Task<Refusal?> Remove(string name, Signatory by) =>
        AccountRules.CheckRemoval(name, by) ?? await CheckKnown(name) ?? (await book.Remove(name) ? null : Changed());

    private async Task<Refusal?> CheckKnown(string name) => await book.Find(name) is null ? new("account.unknown", $"There is no account {name}.") : null;

    private async Task<Refusal?> CheckRoom(string name) => name switch
    {
        BootstrapKey.Id => new("account.invalid-name", "That is the name of the administrator's key."),
        _ when await book.Find(name) is null && (await book.All()).Length >= AccountBook.MaxAccounts =>
            new("account.too-many", $"There are at most {AccountBook.MaxAccounts:N0} accounts."),
        _ => null,
    };

    private static AccountAnswer Answer(Account? account, string? password) => account is null ? new(Changed()) : new(Refusal: null, View(account), password);

    private static Refusal Changed() => new("account.conflict", "Somebody else changed this account at the same moment: look at it again.");

    private static AccountView View(Account account) => new(account.Name, account.Roles, account.MustChange);
}
