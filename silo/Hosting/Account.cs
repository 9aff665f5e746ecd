using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Dispatch.Accounts;

/// <summary>A person who may sign in.</summary>
/// <param name="PasswordHash">ASP.NET Core Identity's format, version 3 (PBKDF2, SHA-512, salted).</param>
/// <param name="MustChange">The password was made by the tower: nothing is shown until the person has chosen another.</param>
/// <param name="Stamp">Changes with the password; who signed in under an older one is signed out.</param>
/// <param name="MadeAt">When the password was made by the tower; null where a person chose it.</param>
/// <param name="Granted">What the person may decide; null on an account from before there were roles, whose person could do everything.</param>
public sealed record Account(
    string Name, string PasswordHash, bool MustChange, string Stamp, DateTimeOffset? MadeAt = null, ImmutableArray<Role>? Granted = null)
{
    private static readonly ImmutableArray<Role> Everything = [Role.Administrator];

    [JsonIgnore]
    public ImmutableArray<Role> Roles => Granted ?? Everything;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Account))]
internal sealed partial class AccountJson : JsonSerializerContext;
