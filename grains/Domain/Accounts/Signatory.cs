using System.Collections.Immutable;

namespace Dispatch.Accounts;

/// <summary>Whoever decides something: a person or a key, with what it may decide at that moment.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.signatory")]
public sealed record Signatory(string Name, ImmutableArray<Role> Roles)
{
    public bool May(Role role) => Roles.Contains(role) || Roles.Contains(Role.Administrator);

    /// <returns><c>auth.forbidden</c>, where it may not.</returns>
    public Refusal? Must(Role role) => May(role) ? null : new("auth.forbidden", $"Only who is {role} may do that.");
}
