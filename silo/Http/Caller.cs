using System.Security.Claims;

namespace Dispatch.Http;

/// <summary>What is known of who calls.</summary>
public static class Caller
{
    /// <summary>The carrier that a key speaks for; keys and people without it speak for all.</summary>
    public const string CarrierClaim = "carrier";

    public static bool IsKey(this ClaimsPrincipal caller) => caller.Identity?.AuthenticationType == Hosting.ApiKeys.Scheme;

    public static string? Carrier(this ClaimsPrincipal caller) => caller.FindFirst(CarrierClaim)?.Value;

    /// <summary><c>api:{key}</c> or <c>person:{name}</c>; what facts call their source.</summary>
    public static string Source(this ClaimsPrincipal caller) =>
        $"{(caller.IsKey() ? "api" : "person")}:{caller.Identity?.Name}";
}
