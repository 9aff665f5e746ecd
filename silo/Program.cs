using Dispatch.Hosting;
using Dispatch.Http;
using Dispatch.Storage;

// Settings and pages lie beside the program, wherever it was started.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

try
{
    // First of all: a tower that cannot keep what it is told must not start.
    builder.AddStore();
}
catch (StoreRefusedException refusal)
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
