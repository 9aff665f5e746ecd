using System.Security.Cryptography;
using Dispatch.Accounts;
using Dispatch.Simulation;
using Dispatch.Storage;
using Dispatch.Storage.Sqlite;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Dispatch.Hosting;

/// <summary>
/// <c>--demo</c>: a tower of its own with a simulator beside it, which knows nothing of it but its address and a key. Its store is begun afresh
/// at each start, beside the one of the real tower, unless <c>Dispatch:Storage:Path</c> says where it is.
/// </summary>
public static class Demo
{
    private const string Folder = "data-demo";
    private const string StorePath = "Dispatch:Storage:Path";
    private const string ApiKey = "Dispatch:Bootstrap:ApiKey";
    private const string RetentionDays = "Dispatch:RetentionDays";

    /// <summary>Long enough to look back at yesterday's trouble; a demo that runs for weeks must not fill a disk.</summary>
    private const string DaysKept = "3";

    private const int KeyLength = 32;

    /// <summary>Before the store is opened: it decides which.</summary>
    /// <param name="options">Null where no demo is asked for.</param>
    /// <exception cref="StoreRefusedException">The store cannot serve a demo.</exception>
    public static void AddDemo(this WebApplicationBuilder builder, DemoOptions? options)
    {
        if (options is null)
        {
            return;
        }

        ChooseStore(builder.Configuration, options);
        builder.Configuration[RetentionDays] ??= DaysKept;
        builder.Configuration[ApiKey] ??= $"dsp_{RandomNumberGenerator.GetHexString(KeyLength, lowercase: true)}";
        if (options.Speed > 1)
        {
            builder.Services.AddLapsedTime(options.Speed);
        }

        builder.Services.AddSingleton(options);
        builder.Services.AddHostedService<DemoHost>();
    }

    private static void ChooseStore(ConfigurationManager configuration, DemoOptions options)
    {
        if (configuration[StorePath] is not { Length: > 0 } given)
        {
            configuration[StorePath] = Folder;
            StoreFolder.Clear(Folder);
        }
        else if (options.Speed > 1 && StoreFolder.HasStore(given))
        {
            throw new StoreRefusedException(
                $"A time lapse leaves its store in the future: the one in {Path.GetFullPath(given)} is kept from it. Leave {StorePath} out, or name a new folder.");
        }
    }
}

/// <summary>Lets the visitor in, says where to look, and keeps the simulator going as long as the tower runs.</summary>
public sealed partial class DemoHost(
    DemoOptions options, AccountBook accounts, IServer server, IConfiguration configuration, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<DemoHost> logger)
    : BackgroundService
{
    private const string Name = "demo";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Started(stoppingToken);
        var url = Url();
        var key = configuration["Dispatch:Bootstrap:ApiKey"]!;
        var password = FirstAdministrator.NewPassword();
        await accounts.SetPassword(Name, password, mustChange: false);
        await Console.Out.WriteLineAsync(Announcement(url, password, key, options.Speed));

        using var http = Telematics.TowerClient.Http(new Uri(url), key);
        await new DemoRun(options, clock, line => Said(logger, line)).Play(http, stoppingToken);
    }

    /// <summary>Only then are the addresses known and the store open.</summary>
    private async Task Started(CancellationToken stop)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var starting = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stop);
    }

    /// <summary>The address by which this process reaches itself: one that means every address means the loopback as well.</summary>
    private string Url() => (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost:5080")
        .Replace("[::]", "localhost", StringComparison.Ordinal)
        .Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
        .Replace("*", "localhost", StringComparison.Ordinal)
        .Replace("+", "localhost", StringComparison.Ordinal);

    private static string Announcement(string url, string password, string key, int speed) => $"""

          Dispatch plays a demo{(speed > 1 ? $", {speed} times as fast as time" : "")}: made-up trucks, orders and trouble, in a store of its own.
            URL       {url}
            user      {Name}
            password  {password}
            API key   {key}
          What to try next:
            - open the map, and follow a truck that is in trouble
            - work the exceptions by keyboard: j and k to move, a to acknowledge
            - open Releases, and see orders look for stock, docks and a carrier; open a facility, and move a truck to another door
            - curl -H "Authorization: Bearer {key}" "{url}/v1/exceptions?status=active&limit=5"
            - start it again with --demo --speed 20 to watch a day in 72 minutes

        """;

    [LoggerMessage(1, LogLevel.Information, "{Line}")]
    private static partial void Said(ILogger logger, string line);
}
