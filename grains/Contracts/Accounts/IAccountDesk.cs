using System.Collections.Immutable;

namespace Dispatch.Accounts;

/// <summary>The people who may sign in, and what they may decide.</summary>
public interface IAccountDesk
{
    /// <summary>Whoever has this name, with what it may decide now; without any role where there is no such account.</summary>
    Task<Signatory> Find(string name);

    /// <summary>In the order of their names.</summary>
    Task<ImmutableArray<AccountView>> All();

    /// <summary>Says what somebody may decide. Who is new gets a one-time password.</summary>
    Task<AccountAnswer> Put(string name, ImmutableArray<Role> roles, Signatory by);

    /// <summary>Gives somebody another one-time password; whoever is signed in by the old one is signed out within a minute.</summary>
    Task<AccountAnswer> ResetPassword(string name, Signatory by);

    /// <summary>Closes an account. What its person has done stays under the name.</summary>
    Task<Refusal?> Remove(string name, Signatory by);
}

/// <param name="Awaited">The person has not chosen a password yet.</param>
public sealed record AccountView(string Name, ImmutableArray<Role> Roles, bool Awaited);

/// <summary>What became of an account: it as it is now, or why it was not changed.</summary>
/// <param name="OneTimePassword">Where one was made; it is told here and never again.</param>
public sealed record AccountAnswer(Refusal? Refusal, AccountView? Account = null, string? OneTimePassword = null);
