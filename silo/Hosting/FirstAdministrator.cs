using System.Security.Cryptography;
using Dispatch.Hosting;
using Dispatch.Simulation;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Dispatch.Accounts;

/// <summary>
/// Lets the first person in: an administrator with a one-time password that is said on the console. Until it has been used
/// to choose another one, every start makes a new one, so that a lost console output locks nobody out.
/// </summary>
public sealed class FirstAdministrator(AccountBook accounts, IServer server, TimeProvider clock, DemoOptions? demo = null, Node? node = null) : IHostedLifecycleService
{
    public const string Name = "admin";

    // Without letters and digits that look alike.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int PasswordLength = 16;

    /// <summary>Nodes of a cluster that start together print one password between them.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(2);

    // Only now are the addresses known and the store open.
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        // A demo has an account of its own, and prints that.
        if (demo is not null || (await accounts.All()).Any(CanLetOthersIn))
        {
            return;
        }

        var password = NewPassword();
        var notAgainFor = node?.Redis is null ? TimeSpan.Zero : Together;
        if (await accounts.Invite(Name, password, clock.GetUtcNow(), notAgainFor) is not null)
        {
            var url = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "this host";
            await Console.Out.WriteLineAsync(Announcement(url, password));
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static bool CanLetOthersIn(Account account) => !account.MustChange && account.Roles.Contains(Role.Administrator);

    internal static string NewPassword() => RandomNumberGenerator.GetString(Alphabet, PasswordLength);

    internal static string Announcement(string url, string password) => $"""

          Dispatch is ready. Sign in once with:
            URL       {url}
            user      {Name}
            password  {password}
          You will be asked to choose a new password. This one is valid until then or until the next start.

        """;
}
