using System.Net;
using Dispatch.Support;

namespace Dispatch.Faults;

/// <summary>A caller who does what the tower asks for: told to come back in a moment, it does so, once.</summary>
internal sealed class OneRetry() : DelegatingHandler(new SocketsHttpHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        if (answer.StatusCode is not HttpStatusCode.ServiceUnavailable || answer.Headers.RetryAfter?.Delta is not { } moment)
        {
            return answer;
        }

        answer.Dispose();
        await Eventually.HasPassed(moment);
        return await base.SendAsync(request, cancellationToken);
    }
}
