using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Dispatch.Http;

/// <summary>RFC 9457 problems. Every one carries a stable <c>code</c>; the status follows from the code alone.</summary>
public static class Problems
{
    public const string MediaType = "application/problem+json";

    /// <param name="more">Members that this problem has besides the usual ones.</param>
    public static ProblemHttpResult Of(Refusal refusal, params ReadOnlySpan<(string Name, object? Value)> more)
    {
        var details = Details(refusal);
        foreach (var (name, value) in more)
        {
            details.Extensions[name] = value;
        }

        return TypedResults.Problem(details);
    }

    public static ProblemHttpResult Of(string code, string detail) => Of(new Refusal(code, detail));

    public static ProblemDetails Details(Refusal refusal) => new()
    {
        Type = $"urn:dispatch:problem:{refusal.Code}",
        Title = Title(refusal.Code),
        Status = StatusOf(refusal.Code),
        Detail = refusal.Detail,
        Extensions = { ["code"] = refusal.Code },
    };

    /// <summary>A code's status: known by name, else by its last word, else it is a refusal of what was asked (422).</summary>
    public static int StatusOf(string code) => code switch
    {
        "request.malformed" => StatusCodes.Status400BadRequest,
        "auth.required" => StatusCodes.Status401Unauthorized,
        "auth.forbidden" => StatusCodes.Status403Forbidden,
        "request.method-not-allowed" => StatusCodes.Status405MethodNotAllowed,
        "request.too-large" => StatusCodes.Status413PayloadTooLarge,
        "request.unsupported-media-type" => StatusCodes.Status415UnsupportedMediaType,
        "rate.limited" => StatusCodes.Status429TooManyRequests,
        "server.error" => StatusCodes.Status500InternalServerError,
        "store.unavailable" or "tower.unavailable" => StatusCodes.Status503ServiceUnavailable,
        _ when code.EndsWith(".unknown", StringComparison.Ordinal) => StatusCodes.Status404NotFound,
        _ when code.EndsWith(".not-yours", StringComparison.Ordinal) => StatusCodes.Status403Forbidden,
        _ when code.EndsWith(".conflict", StringComparison.Ordinal)
            || code.EndsWith(".too-late", StringComparison.Ordinal)
            || code.EndsWith(".expired", StringComparison.Ordinal)
            || code.EndsWith(".withdrawn", StringComparison.Ordinal)
            || code.EndsWith(".taken", StringComparison.Ordinal)
            || code.EndsWith(".declined", StringComparison.Ordinal)
            || code.EndsWith(".under-way", StringComparison.Ordinal)
            || code.EndsWith(".illegal-transition", StringComparison.Ordinal)
            || code.EndsWith(".ended", StringComparison.Ordinal) => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    /// <summary>The code of an answer that the framework gave without one.</summary>
    public static Refusal OfStatus(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => new("auth.required", "Send a key: Authorization: Bearer dsp_..."),
        StatusCodes.Status403Forbidden => new("auth.forbidden", "This key or person may not do that."),
        StatusCodes.Status404NotFound => new("request.unknown", "There is nothing at this address."),
        StatusCodes.Status405MethodNotAllowed => new("request.method-not-allowed", "This address does not answer that method."),
        StatusCodes.Status413PayloadTooLarge => new("request.too-large", "The body is larger than this address takes."),
        StatusCodes.Status415UnsupportedMediaType => new("request.unsupported-media-type", "The body's content type is not read here."),
        StatusCodes.Status429TooManyRequests => new("rate.limited", "Too many requests; come back later."),
        StatusCodes.Status503ServiceUnavailable => new("store.unavailable", "The store cannot be reached; come back later."),
        >= 500 => new("server.error", "Something broke here; it is in the log."),
        _ => new("request.malformed", "The request cannot be read."),
    };

    private static string Title(string code) => code[(code.IndexOf('.') + 1)..].Replace('-', ' ');
}
