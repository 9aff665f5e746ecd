using System.Net;
using System.Net.Sockets;
using Dispatch.Hosting;
using Microsoft.Extensions.Configuration;

namespace Dispatch.Cluster;

/// <summary>What a process may be, and how it says that it cannot be that.</summary>
public sealed class NodeTests
{
    private static readonly (string, string) Redis = ("Dispatch:Storage:Redis", "127.0.0.1:6379");
    private static readonly (string, string) AnySilo = ("Dispatch:Cluster:SiloPort", "0");
    private static readonly (string, string) AnyGateway = ("Dispatch:Cluster:GatewayPort", "0");

    [Fact]
    public void Without_settings_one_process_is_the_whole_tower()
    {
        var node = Of();

        Assert.Equal(Roles.Silo | Roles.Api | Roles.Dashboard, node.Roles);
        Assert.Null(node.Redis);
    }

    [Fact]
    public void Roles_are_divided_by_commas() =>
        Assert.Equal(Roles.Silo | Roles.Api, Of(Redis, AnySilo, AnyGateway, ("Dispatch:Roles", "api, silo")).Roles);

    [Fact]
    public void With_Redis_on_the_loopback_the_node_is_there_too_and_takes_any_port_for_0()
    {
        var node = Of(Redis, AnySilo, AnyGateway);

        Assert.Equal(IPAddress.Loopback, node.Silo.Address);
        Assert.NotEqual(0, node.Silo.Port);
        Assert.NotEqual(node.Silo.Port, node.Gateway.Port);
    }

    [Theory]
    [InlineData("Dispatch:Roles", "silo,edge", "\"edge\"")]
    [InlineData("Dispatch:Roles", ",", "names no role")]
    [InlineData("Dispatch:Cluster:SiloPort", "many", "write a port")]
    [InlineData("Dispatch:Cluster:GatewayPort", "70000", "write a port")]
    [InlineData("Dispatch:Cluster:Address", "no.such.host.invalid", "cannot resolve")]
    [InlineData("Dispatch:Storage:Redis", "localhost,nonsense=1", "cannot be read")]
    public void A_setting_that_cannot_be_is_refused_in_a_sentence(string setting, string value, string says) =>
        Assert.Contains(says, Refused(Redis, AnySilo, AnyGateway, (setting, value)), StringComparison.Ordinal);

    [Fact]
    public void A_node_without_grains_needs_a_cluster() => Assert.Contains("Dispatch:Storage:Redis", Refused(("Dispatch:Roles", "api")), StringComparison.Ordinal);

    [Fact]
    public void A_port_that_another_program_has_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        Assert.Contains($":{port}", Refused(Redis, AnyGateway, ("Dispatch:Cluster:SiloPort", $"{port}")), StringComparison.Ordinal);
    }

    private static string Refused(params (string, string)[] settings) => Assert.Throws<NodeRefusedException>(() => Of(settings)).Message;

    private static Node Of(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationManager();
        foreach (var (name, value) in settings)
        {
            configuration[name] = value;
        }

        return Node.Of(configuration);
    }
}
