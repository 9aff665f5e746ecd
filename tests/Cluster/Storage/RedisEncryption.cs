using Dispatch.Support;
using StackExchange.Redis;

namespace Dispatch.Storage;

/// <summary>A tower that reaches its Redis by TLS, with an authority of one's own as the operations page has it trusted.</summary>
public sealed class RedisEncryption : IAsyncLifetime
{
    private const string Encrypted = "ssl=true,checkCertificateRevocation=false";

    private readonly RedisCertificate certificate = new();
    private RedisServer redis = null!;

    public async ValueTask InitializeAsync() => redis = await RedisServer.Start([.. certificate.Settings, "--appendfsync", "always"]);

    public async ValueTask DisposeAsync()
    {
        await redis.DisposeAsync();
        certificate.Dispose();
    }

    [Fact]
    public async Task With_a_trusted_authority_every_connection_of_the_tower_is_encrypted()
    {
        await using var tower = Start(Encrypted, certificate.Authority);
        await tower.Ready();

        await new TowerApi(tower.Http).PutCarrier("TLS", "Encrypted");
        await Eventually.Until("the picture has it", async () =>
            (await tower.Http.GetStringAsync("/v1/carriers?q=TLS")).Contains("Encrypted", StringComparison.Ordinal));

        await using var client = await ConnectionMultiplexer.ConnectAsync($"{redis.Address},allowAdmin=true,name=test");
        var theirs = (await client.GetServers()[0].ClientListAsync()).Where(one => one.Name is not "test");
        var addresses = theirs.Select(one => Array.Find(one.Raw!.Split(' '), part => part.StartsWith("laddr=", StringComparison.Ordinal))).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine($"{addresses.Count} connections");
        Assert.NotEmpty(addresses);
        Assert.All(addresses, address => Assert.Equal($"laddr={certificate.Address}", address));
    }

    [Fact]
    public async Task An_authority_that_is_not_known_ends_the_start_in_a_sentence()
    {
        await using var tower = Start(Encrypted, authority: null);

        Assert.Equal(1, await tower.Process.Exited(Eventually.Patience));
        Assert.Contains($"The certificate of Redis at {tower.Redis.Address} is not trusted here (RemoteCertificateChainErrors", tower.Process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_of_another_server_ends_the_start_in_a_sentence()
    {
        await using var tower = Start($"{Encrypted},sslHost=redis.example", certificate.Authority);

        Assert.Equal(1, await tower.Process.Exited(Eventually.Patience));
        Assert.Contains("(RemoteCertificateNameMismatch): trust its authority on this machine, or mend sslHost", tower.Process.Output, StringComparison.Ordinal);
    }

    private TowerNode Start(string connection, string? authority) => TowerNode.Start(
        "silo,api,dashboard", certificate.Port, authority is null ? new Dictionary<string, string>() : new() { ["SSL_CERT_FILE"] = authority }, connection);
}
