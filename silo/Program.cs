using Dispatch.Hosting;
using Dispatch.Http;
using Dispatch.Storage;

var builder = WebApplication.CreateBuilder(args);

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
builder.AddFace();
builder.Services.AddApiKeys();
builder.Services.AddApi();
builder.Services.AddHealth();

var app = builder.Build();

app.MapFace();
app.MapApi();
app.MapHealth();

await app.RunAsync();

return 0;
