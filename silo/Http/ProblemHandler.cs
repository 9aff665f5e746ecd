using System.Text.Json;
using Dispatch.Audit;
using Dispatch.Storage;
using Microsoft.AspNetCore.Diagnostics;
using Polly.Timeout;

namespace Dispatch.Http;

/// <summary>Answers what was thrown below it as a problem. Only what nobody foresaw is logged, and none of it is told.</summary>
public sealed partial class ProblemHandler(ILogger<ProblemHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var refusal = Explain(exception);
        if (refusal is null)
        {
            Unforeseen(httpContext.Request.Method, httpContext.Request.Path, exception);
        }

        var problem = Problems.Of(refusal ?? Problems.OfStatus(StatusCodes.Status500InternalServerError));
        if (refusal is not null)
        {
            await Refusals.Note(httpContext, problem.StatusCode, refusal.Code, refusal.Detail);
        }

        await problem.ExecuteAsync(httpContext);
        return true;
    }

    private static Refusal? Explain(Exception exception) => exception switch
    {
        BadHttpRequestException { InnerException: JsonException fault } => Check.Malformed(BodyFault.Describe(fault)),
        BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } =>
            Check.Malformed("The body is missing, or a part of the request cannot be read."),
        BadHttpRequestException bad => Problems.OfStatus(bad.StatusCode),
        StoreUnavailableException => Problems.OfStatus(StatusCodes.Status503ServiceUnavailable),

        // A silo died, left or stood still, or a grain is on its way from one to another: whatever was asked for is done by now, by the next try, or not at all.
        OrleansException or TimeoutException or TimeoutRejectedException => new("tower.unavailable", "The node that looks after this has just gone; come back in a moment."),
        _ => null,
    };

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed")]
    private partial void Unforeseen(string method, string path, Exception exception);
}
