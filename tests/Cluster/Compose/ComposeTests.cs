using System.Net;
using System.Net.Http.Json;
using Dispatch.Support;

namespace Dispatch.Compose;

/// <summary>docker-compose.yml makes a tower that works, also where there is no container engine to show it.</summary>
public sealed class ComposeTests
{
    private const string Key = "dsp_compose_test";

    private static readonly Dictionary<string, string> Secrets = new(StringComparer.Ordinal)
    {
        ["REDIS_PASSWORD"] = "a-long-random-word",
        ["DISPATCH_API_KEY"] = Key,
        ["GRAFANA_PASSWORD"] = "another-long-random-word",
    };

    public static TheoryData<string> SecretNames => [.. Secrets.Keys];

    private static string Text => File.ReadAllText(Path.Combine(Repository.Root, "docker-compose.yml"));

    [Fact]
    public async Task The_services_take_an_order_and_positions_on_the_silos_and_show_the_arrival_on_the_dashboard()
    {
        await using var tower = await ComposeTower.Start(ComposeFile.Read(Text, Secrets), Key);
        var (one, other, dashboard) = (new TowerApi(tower["silo-1"].Http), tower["silo-2"].Http, tower["dashboard"].Http);

        var now = TimeProvider.System.GetUtcNow();
        await one.PutCarrier("SWFT", "Swift");
        var shipment = await one.Release(Order(now));
        await one.Assign(shipment, "SWFT", "TRUCK-1");
        using var taken = await other.PostAsJsonAsync("/v1/telematics", new
        {
            positions = Enumerable.Range(0, 11).Select(half => new
            {
                carrierId = "SWFT",
                vehicleId = "TRUCK-1",
                lat = 32.7767,
                lon = -96.797,
                at = now.AddSeconds((30 * half) - 300),
            }),
        });
        Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);

        await Eventually.Until("the dashboard's node shows the arrival", async () =>
            (await new TowerApi(dashboard).Shipment(shipment)) is { Status: "atPickup", Stops: [{ Actual.Arrival: not null }, ..] });
        await Eventually.Until("its list shows it too", async () =>
            (await dashboard.GetStringAsync("/v1/shipments?status=atPickup")).Contains(shipment, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_dashboard_has_a_page_to_sign_in_at_and_a_silo_has_none()
    {
        await using var tower = await ComposeTower.Start(ComposeFile.Read(Text, Secrets), Key);

        Assert.Contains("Sign in", await tower["dashboard"].Http.GetStringAsync("/"), StringComparison.Ordinal);
        using var none = await tower["silo-1"].Http.GetAsync("/");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Theory]
    [MemberData(nameof(SecretNames))]
    public void A_secret_that_nobody_set_is_asked_for_by_name(string secret)
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => ComposeFile.Read(
            Text, Secrets.Where(known => known.Key != secret).ToDictionary(known => known.Key, known => known.Value, StringComparer.Ordinal)));

        Assert.Contains($"{secret} is missing a value: set it to", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_secret_stands_in_the_file() => Assert.All(Secrets.Keys, secret => Assert.DoesNotContain($"{{{secret}:-", Text, StringComparison.Ordinal));

    private static OrderBody Order(DateTimeOffset now) => new(
        "PO-1", "ACME", new("C1", "gold"), "normal", "dryVan", 9_000,
        [Stop(1, "pickup", "Dallas yard", 32.7767, -96.797, now), Stop(2, "delivery", "Houston dock", 29.7604, -95.3698, now.AddHours(6))]);

    private static OrderStopBody Stop(int sequence, string kind, string name, double lat, double lon, DateTimeOffset from) =>
        new(sequence, kind, new(from.AddHours(-1), from.AddHours(2)), Location: new(name, lat, lon, 250, "America/Chicago"));
}
