using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Dispatch.Bench.Peer;

/// <summary>
/// What a good engineer writes in a day without Orleans: ASP.NET, Npgsql, PostgreSQL. A body becomes one statement that inserts its
/// positions into the history and updates the latest of each vehicle; it is answered when that is committed. Nothing is judged.
/// </summary>
public static class PeerProgram
{
    /// <summary>How to connect to its database.</summary>
    public const string Database = "PEER_DATABASE";

    public static async Task Run()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var database = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable(Database)!);
        await PositionTables.Create(database);

        var app = builder.Build();
        app.MapGet("/healthz/ready", () => Results.Ok());
        app.MapPost("/v1/telematics", (RequestDelegate)(context => Take(context, database)));
        await app.RunAsync();
    }

    private static async Task Take(HttpContext context, NpgsqlDataSource database)
    {
        var body = await context.Request.ReadFromJsonAsync(PeerJson.Default.PositionsBody, context.RequestAborted);
        if (body is not { Positions.Count: > 0 } || body.Positions.Any(position => !position.IsPossible))
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        var inserted = await PositionTables.Insert(database, body.Positions, context.RequestAborted);
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        await context.Response.WriteAsJsonAsync(new(inserted, body.Positions.Count - inserted, []), PeerJson.Default.TakenBody);
    }
}
