namespace Dispatch.Http;

/// <summary>
/// How large a body of an endpoint may be. It is read before the endpoint sees it and the rest is left to the server to drain: a sender
/// that is cut off while it writes never sees why.
/// </summary>
public sealed record BodyLimit(int MaxBytes)
{
    /// <summary>What the server itself takes before it cuts the connection.</summary>
    public const int MaxDrainedBytes = 32 << 20;

    public static Task Keep(HttpContext context, RequestDelegate next) =>
        context.GetEndpoint()?.Metadata.GetMetadata<BodyLimit>() is { } limit ? limit.Read(context, next) : next(context);

    private async Task Read(HttpContext context, RequestDelegate next)
    {
        using var body = new PooledBuffer<byte>();
        for (var read = 1; read > 0 && body.Length <= MaxBytes && !(context.Request.ContentLength > MaxBytes);)
        {
            read = await context.Request.Body.ReadAsync(body.GetMemory(), context.RequestAborted);
            body.Advance(read);
        }

        if (body.Length > MaxBytes || context.Request.ContentLength > MaxBytes)
        {
            await Problems.Of("request.too-large", $"A body here has at most {MaxBytes:N0} bytes.").ExecuteAsync(context);
            return;
        }

        context.Request.Body = new MemoryStream(body.Written.ToArray(), writable: false);
        await next(context);
    }
}
