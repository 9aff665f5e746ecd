using System.Collections.Immutable;
using Dispatch.Accounts;

namespace Dispatch.Fakes;

/// <summary>Knows Ada, who leads the dispatchers, and whom it was told of.</summary>
public sealed class FakeAccounts : IAccountDesk
{
    public const string Password = "one-time-word";

    private readonly SortedDictionary<string, Signatory> people = new(StringComparer.Ordinal) { ["ada"] = new("ada", [new("dispatch-lead")]) };

    public Signatory Ada
    {
        get => people["ada"];
        set => Know(value);
    }

    public bool IsAway { get; set; }

    /// <summary>What it answers to whatever is to be changed.</summary>
    public Refusal? Says { get; set; }

    public void Know(Signatory person) => people[person.Name] = person;

    public Task<Signatory> Find(string name) => IsAway
        ? Task.FromException<Signatory>(new TimeoutException())
        : Task.FromResult(people.GetValueOrDefault(name) ?? new(name, []));

    public Task<ImmutableArray<AccountView>> All() => Task.FromResult<ImmutableArray<AccountView>>([.. people.Values.Select(View)]);

    public Task<AccountAnswer> Put(string name, ImmutableArray<Role> roles, Signatory by)
    {
        if (Says is not null)
        {
            return Task.FromResult(new AccountAnswer(Says));
        }

        var isNew = !people.ContainsKey(name);
        people[name] = new(name, roles);
        return Task.FromResult(new AccountAnswer(Refusal: null, View(people[name]), isNew ? Password : null));
    }

    public Task<AccountAnswer> ResetPassword(string name, Signatory by) => Task.FromResult(new AccountAnswer(Says, View(people[name]), Says is null ? Password : null));

    public Task<Refusal?> Remove(string name, Signatory by)
    {
        if (Says is null)
        {
            people.Remove(name);
        }

        return Task.FromResult(Says);
    }

    private static AccountView View(Signatory person) => new(person.Name, person.Roles, Awaited: false);
}
