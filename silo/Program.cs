using Dispatch.Hosting;
using Dispatch.Http;
using Dispatch.Simulation;
using Dispatch.Storage;

WebApplicationBuilder builder;
try
{
    // Settings and pages lie beside the program, wherever it was started.
    var demo = DemoOptions.Take(args, out var rest);
    builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = rest, ContentRootPath = AppContext.BaseDirectory });
    builder.AddDemo(demo);

    // Before anything starts: a tower that cannot keep what it is told must not.
    await builder.AddStore();
}
catch (Exception refusal) when (refusal is StoreRefusedException or UsageException)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 1;
}

builder.AddAddress();
builder.AddTower();
builder.Services.AddFace();
builder.Services.AddApiKeys();
builder.Services.AddApi();
builder.Services.AddHealth();

var app = builder.Build();

app.MapFace();
app.MapApi();
app.MapHealth();

await app.RunAsync();

return 0;
