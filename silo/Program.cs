using Dispatch.Hosting;
using Dispatch.Simulation;
using Dispatch.Storage;

if (await Commands.Run(args) is { } code)
{
    return code;
}

WebApplicationBuilder builder;
Node node;
try
{
    // Settings and pages lie beside the program, wherever it was started.
    var demo = DemoOptions.Take(args, out var rest);
    builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = rest, ContentRootPath = AppContext.BaseDirectory });
    builder.AddDemo(demo);
    node = Node.Of(builder.Configuration);

    // Before anything starts: a tower that cannot keep what it is told must not.
    await builder.AddStore();
}
catch (Exception refusal) when (refusal is StoreRefusedException or NodeRefusedException or UsageException)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 1;
}

builder.AddAddress();
builder.AddTower(node);
builder.AddEdges(node);
builder.AddTelemetry();

var app = builder.Build();
app.MapEdges();

return await app.RunTold();
