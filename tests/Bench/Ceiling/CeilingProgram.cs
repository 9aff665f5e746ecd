using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dispatch.Bench.Ceiling;

/// <summary>
/// The least that a server in this language does for the same bodies: Kestrel, a JSON reader, a struct for each position, forgotten
/// at once. What the tower reaches is said as a share of this, measured on the same machine in the same run.
/// </summary>
public static class CeilingProgram
{
    public static async Task Run()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/healthz/ready", () => Results.Ok());
        app.MapPost("/v1/telematics", (RequestDelegate)Take);
        await app.RunAsync();
    }

    private static async Task Take(HttpContext context)
    {
        var body = context.Request.BodyReader;
        var read = await body.ReadAsync();
        while (!read.IsCompleted)
        {
            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            read = await body.ReadAsync();
        }

        var accepted = PositionReader.Count(read.Buffer);
        body.AdvanceTo(read.Buffer.End);

        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync($$"""{"accepted":{{accepted}},"duplicates":0,"rejected":[],"rejectedTotal":0}""");
    }
}
