using System.Collections.Immutable;

namespace Dispatch.Accounts;

/// <param name="Me">Who looks.</param>
/// <param name="People">Nobody, where that is not an administrator.</param>
public sealed record PeopleBoard(Signatory Me, ImmutableArray<AccountView> People)
{
    public bool IsAdministrator => Me.May(Role.Administrator);

    /// <summary>The roles to choose from: those that somebody has, and those that a new tower knows.</summary>
    public ImmutableArray<Role> Roles =>
    [
        .. People.SelectMany(person => person.Roles)
            .Append(Role.Administrator).Append(Dispatching.DispatchPolicy.Manual.Approver)
            .Distinct().OrderBy(role => role.Value, StringComparer.Ordinal),
    ];
}
