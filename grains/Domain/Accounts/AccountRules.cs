using System.Collections.Immutable;

namespace Dispatch.Accounts;

/// <summary>Who may change which account to what. Nobody stops being an administrator by its own hand, so that there is always one.</summary>
public static class AccountRules
{
    public const int MaxNameLength = 100;
    public const int MaxRoles = 20;
    public const int MaxRoleLength = 64;

    public static Refusal? CheckRoles(string name, ImmutableArray<Role> roles, Signatory by) =>
        by.Must(Role.Administrator)
        ?? CheckName(name)
        ?? roles.Select(CheckRole).FirstOrDefault(refusal => refusal is not null)
        ?? CheckWhole(name, roles, by);

    public static Refusal? CheckRemoval(string name, Signatory by) =>
        by.Must(Role.Administrator) is { } refusal ? refusal
        : name == by.Name ? new("account.own", "Nobody removes its own account: ask another administrator.")
        : null;

    public static Refusal? CheckRole(Role role) =>
        role.Value is { Length: > 0 and <= MaxRoleLength } word && word.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '-')
            ? null
            : new("account.invalid-role", $"A role is a word of 1 to {MaxRoleLength} small letters, digits and hyphens, as policies name it.");

    private static Refusal? CheckWhole(string name, ImmutableArray<Role> roles, Signatory by) => roles switch
    {
        { Length: > MaxRoles } => new("account.too-many-roles", $"An account has at most {MaxRoles} roles."),
        _ when name == by.Name && !roles.Contains(Role.Administrator) => new("account.own", "Nobody stops being an administrator by its own hand: ask another one."),
        _ => null,
    };

    private static Refusal? CheckName(string name) =>
        name.Length is > 0 and <= MaxNameLength && name.Trim() == name && !name.Any(character => char.IsControl(character) || character is '/' or '\\')
            ? null
            : new("account.invalid-name", $"A name has 1 to {MaxNameLength} characters: no slashes, and no space at either end.");
}
