using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using StackExchange.Redis;

namespace Dispatch.Storage.Redis;

/// <summary>
/// Finds out why a Redis cannot be connected to, by a few bytes sent by hand: the client itself only says that it failed.
/// </summary>
internal static class ConnectionFault
{
    private const string Setting = "Dispatch:Storage:Redis";
    private const int LongestAnswer = 512;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>One sentence that names the fix.</summary>
    public static async Task<string> Of(ConfigurationOptions options)
    {
        var nobody = $"There is no Redis at {string.Join(", ", options.EndPoints.Select(Name))}: start it, or set {Setting} to where it is.";
        foreach (var endPoint in options.EndPoints)
        {
            try
            {
                using var deadline = new CancellationTokenSource(Patience);
                using var client = new TcpClient();
                var (host, port) = HostAndPort(endPoint);
                await client.ConnectAsync(host, port, deadline.Token);
                return await Of(client.GetStream(), options, host, Name(endPoint), deadline.Token);
            }
            catch (Exception failure) when (failure is SocketException or OperationCanceledException)
            {
                continue; // nobody there; another may be
            }
        }

        return nobody;
    }

    private static async Task<string> Of(Stream stream, ConfigurationOptions options, string host, string name, CancellationToken deadline)
    {
        if (!options.Ssl)
        {
            return Of(await Greet(stream, options, deadline), name)
                ?? $"Redis at {name} hangs up on an unencrypted connection: it speaks TLS, so add ssl=true to {Setting}.";
        }

        var distrust = "";
        await using var tls = new SslStream(stream, leaveInnerStreamOpen: false, (_, _, chain, errors) =>
        {
            distrust = errors == SslPolicyErrors.None ? "" : $"{errors} {string.Join(' ', (chain?.ChainStatus ?? []).Select(status => status.Status))}".Trim();
            return true;
        });
        try
        {
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = options.SslHost ?? host,
                    CertificateRevocationCheckMode = options.CheckCertificateRevocation ? X509RevocationMode.Online : X509RevocationMode.NoCheck,
                },
                deadline);
        }
        catch (Exception failure) when (failure is AuthenticationException or IOException or OperationCanceledException)
        {
            // Redis takes the greeting for the beginning of a long command, and waits for its end.
            return $"Redis at {name} does not speak TLS: remove ssl=true from {Setting}, or name its TLS port.";
        }

        return distrust.Length > 0
            ? $"The certificate of Redis at {name} is not trusted here ({distrust}): trust its authority on this machine, or mend sslHost in {Setting}."
            : Of(await Greet(tls, options, deadline), name) ?? $"Redis at {name} hangs up: see its log, and whether it asks for a client's certificate.";
    }

    /// <summary>What its answers mean; null where it hung up without any.</summary>
    private static string? Of(string? answers, string name) => answers switch
    {
        "" => null,
        null or ['+', ..] => $"Redis at {name} does not answer in time: look whether it is overloaded or stopped.",
        _ when answers.Contains("WRONGPASS", StringComparison.Ordinal) => $"Redis at {name} refuses the user or password: mend user and password in {Setting}.",
        _ when answers.Contains("NOAUTH", StringComparison.Ordinal) => $"Redis at {name} needs a password: add password=... (and user=...) to {Setting}.",
        _ when answers.Contains("-LOADING", StringComparison.Ordinal) => $"Redis at {name} is still reading its files: start the tower again when it answers PING.",
        _ when answers.StartsWith('-') => $"Redis at {name} refuses the connection ({answers.Split('\r')[0][1..]}): mend that, or {Setting}.",
        _ => $"What listens at {name} is not Redis: set {Setting} to where Redis is.",
    };

    /// <returns>Empty where it hung up, null where it was silent.</returns>
    private static async Task<string?> Greet(Stream stream, ConfigurationOptions options, CancellationToken deadline)
    {
        string[] sign = options switch
        {
            { Password: not { Length: > 0 } } => [],
            { User: { Length: > 0 } user } => ["AUTH", user, options.Password],
            _ => ["AUTH", options.Password],
        };

        try
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(Command(sign) + Command("PING")), deadline);
            var answer = new byte[LongestAnswer];
            return Encoding.UTF8.GetString(answer, 0, await stream.ReadAsync(answer, deadline));
        }
        catch (IOException)
        {
            return "";
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static string Command(params string[] words) => words.Length == 0 ? "" :
        $"*{words.Length}\r\n" + string.Concat(words.Select(word => $"${Encoding.UTF8.GetByteCount(word)}\r\n{word}\r\n"));

    private static string Name(EndPoint endPoint)
    {
        var (host, port) = HostAndPort(endPoint);
        return $"{host}:{port}";
    }

    private static (string Host, int Port) HostAndPort(EndPoint endPoint) => endPoint switch
    {
        DnsEndPoint dns => (dns.Host, dns.Port),
        IPEndPoint ip => ($"{ip.Address}", ip.Port),
        _ => ($"{endPoint}", 0),
    };
}
