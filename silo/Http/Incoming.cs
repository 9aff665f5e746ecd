using System.Security.Claims;
using Dispatch.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace Dispatch.Http;

/// <summary>Who asks, when, and under which name for this request.</summary>
/// <param name="IdempotencyKey">The same key from the same caller for the same thing is answered as the first time.</param>
public sealed record Incoming(
    ClaimsPrincipal Caller, [FromServices] TimeProvider Clock, [FromHeader(Name = Incoming.KeyHeader)] string? IdempotencyKey)
{
    public const string KeyHeader = "Idempotency-Key";

    public const int MaxKeyLength = 128;

    // As it comes in, not when it is looked at: a process may stand still in between.
    private readonly DateTimeOffset receivedAt = Clock.GetUtcNow();
    private readonly DateTimeOffset givenUpAt = Patience.Ends();

    /// <summary>The person or key that acts.</summary>
    public string By => Caller.Identity?.Name ?? "nobody";

    /// <summary>The person or key that acts, with what it may decide now: a key's roles come with it, a person's are looked up.</summary>
    public Task<Signatory> Signatory(IAccountDesk accounts) => Caller.IsKey()
        ? Task.FromResult(new Signatory(By, [.. Caller.FindAll(ClaimTypes.Role).Select(claim => new Role(claim.Value))]))
        : accounts.Find(By);

    /// <summary>For what repeats are known by: the caller's key where there is one.</summary>
    public Origin Origin() => From(IdempotencyKey is { Length: > 0 } key ? $"{Caller.Source()}/{key}" : Guid.CreateVersion7().ToString("N"));

    /// <summary>For an order, whose own content says whether it is a repeat: other content under the same key must not pass as one.</summary>
    public Origin FreshOrigin() => From(Guid.CreateVersion7().ToString("N"));

    private Origin From(string commandId) => new(commandId, Caller.Source(), receivedAt, givenUpAt);

    /// <summary>Carries out nothing that waited while this process stood still.</summary>
    public static ValueTask<object?> CheckPulse(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.RequestServices.GetRequiredService<Pulse>().HasStoodStill
            ? throw new TimeoutException("This node stood still, and its callers have gone elsewhere.")
            : next(context);

    /// <summary>Refuses a key that is too long to be kept.</summary>
    public static ValueTask<object?> CheckKey(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Request.Headers[KeyHeader].ToString().Length <= MaxKeyLength
            ? next(context)
            : ValueTask.FromResult<object?>(Problems.Of(Check.Malformed($"{KeyHeader} has more than {MaxKeyLength} characters.")));
}
