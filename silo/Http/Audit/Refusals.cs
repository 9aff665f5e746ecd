using System.Collections.Immutable;
using System.Diagnostics;
using Dispatch.Http;
using Dispatch.Storage;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dispatch.Audit;

/// <summary>What was refused, the newest first.</summary>
public sealed record RefusalList(ImmutableArray<RefusedCall> Items);

/// <summary>Calls that were to change something and were refused: noted as they are answered, and listed.</summary>
public static class Refusals
{
    private const int Usual = 100;
    private const int Most = 500;

    /// <summary>A carrier's key sees its own.</summary>
    public static async Task<Results<Ok<RefusalList>, ProblemHttpResult>> List(int? limit, [AsParameters] Incoming incoming, IRefusals log) =>
        limit is < 1 or > Most
            ? Problems.Of(Check.Malformed($"limit is from 1 to {Most}."))
            : TypedResults.Ok(new RefusalList([.. await log.Last(limit ?? Usual, incoming.Caller.Carrier() is null ? null : incoming.Caller.Source())]));

    /// <summary>Notes what an endpoint refuses.</summary>
    public static async ValueTask<object?> Watch(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        if (Unwrap(answer) is ProblemHttpResult { ProblemDetails: var problem })
        {
            await Note(context.HttpContext, problem.Status, problem.Extensions["code"] as string, problem.Detail);
        }

        return answer;
    }

    /// <summary>Notes a refusal of a caller who is known; one who is not could fill the log at will.</summary>
    public static async Task Note(HttpContext context, int? status, string? code, string? detail)
    {
        if (!IsNoted(context, status) || code is null)
        {
            return;
        }

        var clock = context.RequestServices.GetRequiredService<TimeProvider>();
        try
        {
            await context.RequestServices.GetRequiredService<IRefusals>().Note(new(
                clock.GetUtcNow(), context.User.Source(), context.Request.Method, context.Request.Path, status, code, detail, Activity.Current?.TraceId.ToString()));
        }
        catch (StoreUnavailableException)
        {
            // It is refused all the same, and nothing came of it that would have to be explained.
        }
    }

    private static bool IsNoted(HttpContext context, int? status) =>
        status is >= 400 and < 500 and not StatusCodes.Status429TooManyRequests
        && !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method)
        && context.User.Identity?.IsAuthenticated is true
        && (context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint)?.Metadata.GetMetadata<Audited>() is not null;

    private static object? Unwrap(object? answer) => answer is INestedHttpResult nested ? nested.Result : answer;
}

/// <summary>Marks the calls whose refusals are noted.</summary>
public sealed class Audited;
