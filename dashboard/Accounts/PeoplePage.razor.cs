using System.Collections.Immutable;
using Dispatch.Live;

namespace Dispatch.Accounts;

/// <summary>Who may sign in and decide what, for administrators; for everybody else, what they may decide themselves.</summary>
public sealed partial class PeoplePage
{
    /// <summary>Whose roles are being changed; empty for somebody new.</summary>
    private string? editing;

    /// <summary>Whose account was pressed once to close it.</summary>
    private string? isSure;

    private PeopleNews? told;
    private bool isBusy;

    protected override object Asked => "";

    protected override object? Told(TowerView view) => null;

    protected override async Task<PeopleBoard?> Load()
    {
        var me = await Acting.Me();
        return new(me, me.May(Role.Administrator) ? await Accounts.All() : []);
    }

    private void Edit(string? name) => (editing, isSure) = (name, null);

    private Task Put((string Name, ImmutableArray<Role> Roles) asked) => Do(asked.Name, $"{asked.Name} may decide as was said.", me => Accounts.Put(asked.Name, asked.Roles, me));

    private Task ResetPassword(string name) => Do(name, "", me => Accounts.ResetPassword(name, me));

    private Task Remove(string name)
    {
        if (isSure != name)
        {
            isSure = name;
            return Task.CompletedTask;
        }

        return Do(name, $"{name} cannot sign in any more; who is signed in is sent out within a minute.", async me => new(await Accounts.Remove(name, me)));
    }

    private async Task Do(string name, string done, Func<Signatory, Task<AccountAnswer>> deed)
    {
        (isBusy, isSure) = (true, null);
        string? password = null;
        var why = await Acting.Sign(async (me, _) =>
        {
            var answer = await deed(me);
            password = answer.OneTimePassword;
            return answer.Refusal;
        });
        told = new(name, why ?? done, why is not null, password);
        editing = why is null ? null : editing;
        await Again();
        isBusy = false;
    }

    /// <summary>What became of the last deed.</summary>
    private sealed record PeopleNews(string Name, string Sentence, bool IsRefusal, string? OneTimePassword);
}
