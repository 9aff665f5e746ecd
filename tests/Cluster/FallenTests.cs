using System.Net;
using System.Net.Sockets;
using Dispatch.Hosting;
using Dispatch.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dispatch.Cluster;

/// <summary>When a silo's process is taken for gone, and when it is not.</summary>
public sealed class FallenTests
{
    [Theory]
    [InlineData(true, Knock.Answer, Knock.Refusal, Knock.Refusal)]
    [InlineData(true, Knock.Answer, Knock.Refusal, Knock.Refusal, Knock.Refusal)]
    [InlineData(false)]
    [InlineData(false, Knock.Answer)]
    [InlineData(false, Knock.Answer, Knock.Refusal)]
    [InlineData(false, Knock.Answer, Knock.Nothing, Knock.Nothing, Knock.Nothing)]
    [InlineData(false, Knock.Answer, Knock.Refusal, Knock.Nothing, Knock.Refusal)]
    [InlineData(false, Knock.Answer, Knock.Refusal, Knock.Answer, Knock.Refusal)]
    [InlineData(false, Knock.Refusal, Knock.Refusal, Knock.Refusal)]
    [InlineData(true, Knock.Refusal, Knock.Answer, Knock.Nothing, Knock.Refusal, Knock.Refusal)]
    public void A_silo_has_fallen_when_one_that_was_let_in_is_refused_twice_in_a_row(bool isFallen, params Knock[] knocks) =>
        Assert.Equal(isFallen, knocks.Aggregate(Knocks.None, (known, knock) => known.With(knock)).IsFallen);

    [Fact]
    public async Task A_process_that_takes_calls_and_says_nothing_is_not_gone_until_its_port_is_closed()
    {
        var clock = new FakeTimeProvider();
        using var silo = new TcpListener(IPAddress.Loopback, 0);
        silo.Start();
        var fallen = false;
        await using var watch = new Watch((IPEndPoint)silo.LocalEndpoint, clock, () =>
        {
            fallen = true;
            return Task.CompletedTask;
        });

        // Once is enough to know it by: it calls again when the line ends.
        await Eventually.Until("it is called", () => Task.FromResult(silo.Pending()));
        (await silo.AcceptSocketAsync()).Dispose();
        await Eventually.Until("it is called again", () =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(silo.Pending());
        });
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(fallen);

        silo.Stop();
        await Eventually.Until("it is missed", () =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(fallen);
        });
    }
}
