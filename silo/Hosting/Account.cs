using System.Text.Json.Serialization;

namespace Dispatch.Accounts;

/// <summary>A person who may sign in.</summary>
/// <param name="PasswordHash">ASP.NET Core Identity's format, version 3 (PBKDF2, SHA-512, salted).</param>
/// <param name="MustChange">The password was made by the tower: nothing is shown until the person has chosen another.</param>
/// <param name="Stamp">Changes with the password; who signed in under an older one is signed out.</param>
/// <param name="MadeAt">When the password was made by the tower; null where a person chose it.</param>
public sealed record Account(string Name, string PasswordHash, bool MustChange, string Stamp, DateTimeOffset? MadeAt = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Account))]
internal sealed partial class AccountJson : JsonSerializerContext;
