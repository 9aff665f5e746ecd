using System.Text;
using System.Text.Json;
using Dispatch.Tracking;
using Xunit;

namespace Dispatch.Edges;

/// <summary>What the edge does with positions, before any grain has seen them.</summary>
public sealed class TelematicsTests : IAsyncLifetime
{
    private const string Good = """{"vehicleId":"T1","carrierId":"ACME","at":"2026-07-04T11:59:30Z","lat":41.5,"lon":-87.25,"speedKmh":88.5,"ignition":true}""";

    private Edge edge = null!;

    public async ValueTask InitializeAsync() => edge = await Edge.Start();

    public ValueTask DisposeAsync() => edge.DisposeAsync();

    [Fact]
    public async Task A_position_is_durable_before_it_is_acknowledged()
    {
        var disk = new TaskCompletionSource();
        edge.Store.Held = disk.Task;

        var answer = edge.PostPositions(Batch(Good));
        Assert.False(answer.IsCompleted);
        disk.SetResult();

        Assert.Equal((202, 1, 0, 0), Counts(await answer));
        var (key, fix, receivedAt) = Assert.Single(Appended());
        Assert.Equal((new CarrierId("ACME"), new VehicleId("T1")), VehicleKey.Names(key));
        Assert.Equal(Edge.Noon.AddSeconds(-30).ToUnixTimeMilliseconds(), fix.AtMs);
        Assert.Equal((41.5, -87.25, 88.5f, (sbyte)1), (fix.Point.Lat, fix.Point.Lon, fix.SpeedKmh, fix.Ignition));
        Assert.Equal(Edge.Noon.ToUnixTimeMilliseconds(), receivedAt);
    }

    [Fact]
    public async Task The_reader_of_the_vehicles_partition_is_rung()
    {
        await edge.PostPositions(Batch(Good));

        // The ring follows the answer; a second round trip through the same loop has it behind it.
        await edge.PostPositions(Batch(Good));
        Assert.Contains(Storage.Partitioning.Of(VehicleKey.Of(new CarrierId("ACME"), new VehicleId("T1")), 16), edge.Grains.Rung);
    }

    [Theory]
    [InlineData("""{"vehicleId":"T1","carrierId":"ACME","at":"2026-07-04T12:00:00Z","lat":91,"lon":0}""", "position.out-of-range")]
    [InlineData("""{"vehicleId":"T1","carrierId":"ACME","at":"2026-07-04T12:00:00Z","lat":1,"lon":-180.01}""", "position.out-of-range")]
    [InlineData("""{"vehicleId":"T1","carrierId":"ACME","at":"2026-07-04T12:00:00Z","lat":1}""", "position.no-place")]
    [InlineData("""{"vehicleId":"T1","carrierId":"ACME","at":"2026-07-04T12:00:00Z","lat":null,"lon":1}""", "position.no-place")]
    [InlineData("""{"vehicleId":"T1","carrierId":"ACME","at":"2026-07-05T12:00:01Z","lat":1,"lon":1}""", "position.future")]
    [InlineData("""{"carrierId":"ACME","at":"2026-07-04T12:00:00Z","lat":1,"lon":1}""", "position.no-vehicle")]
    [InlineData("""{"vehicleId":"T1","at":"2026-07-04T12:00:00Z","lat":1,"lon":1}""", "position.no-vehicle")]
    [InlineData("""{"vehicleId":"T1","carrierId":"ACME","at":"2026-07-04T12:00:00","lat":1,"lon":1}""", "position.malformed")]
    [InlineData("""{"vehicleId":"T1","carrierId":"ACME","at":"yesterday","lat":1,"lon":1}""", "position.malformed")]
    [InlineData("""{"vehicleId":"T1","carrierId":"ACME","at":"2026-02-30T12:00:00Z","lat":1,"lon":1}""", "position.malformed")]
    [InlineData("""{"vehicleId":"T1","carrierId":"ACME","at":1783166400,"lat":1,"lon":1}""", "position.malformed")]
    [InlineData("""{"vehicleId":"T1","carrierId":"ACME","lat":1,"lon":1}""", "position.malformed")]
    [InlineData("""{"vehicleId":"T1","carrierId":"ACME","at":"2026-07-04T12:00:00Z","lat":"1","lon":1}""", "position.malformed")]
    [InlineData("""{"vehicleId":"T1","carrierId":"ACME","at":"2026-07-04T12:00:00Z","lat":1e999,"lon":1}""", "position.malformed")]
    [InlineData("""{"vehicleId":"T1","carrierId":"ACME","at":"2026-07-04T12:00:00Z","lat":1,"lon":1,"speedKmh":1e300}""", "position.malformed")]
    [InlineData("""{"vehicleId":"T1","carrierId":"ACME","at":"2026-07-04T12:00:00Z","lat":1,"lon":1,"sequence":1.5}""", "position.malformed")]
    [InlineData("""{"vehicleId":"T1","carrierId":"ACME","at":"2026-07-04T12:00:00Z","lat":1,"lon":1,"ignition":"on"}""", "position.malformed")]
    [InlineData("""{"vehicleId":{"a":[1]},"carrierId":"ACME","at":"2026-07-04T12:00:00Z","lat":1,"lon":1}""", "position.malformed")]
    [InlineData("""{"vehicleId":"T\u0000","carrierId":"ACME","at":"2026-07-04T12:00:00Z","lat":1,"lon":1}""", "position.malformed")]
    [InlineData("""{"vehicleId":"T\ud800","carrierId":"ACME","at":"2026-07-04T12:00:00Z","lat":1,"lon":1}""", "position.malformed")]
    [InlineData("""{"vehicleId":"T\u0085","carrierId":"ACME","at":"2026-07-04T12:00:00Z","lat":1,"lon":1}""", "position.malformed")]
    [InlineData("""{"vehicleId":"T1","carrierId":"-","at":"2026-07-04T12:00:00Z","lat":1,"lon":1}""", "position.malformed")]
    [InlineData("""{"shipmentId":"no tilde","at":"2026-07-04T12:00:00Z","lat":1,"lon":1}""", "position.malformed")]
    [InlineData("""{"vehicleId":"0123456789012345678901234567890123456789012345678901234567890123x","carrierId":"A","at":"2026-07-04T12:00:00Z","lat":1,"lon":1}""", "position.malformed")]
    [InlineData("null", "position.malformed")]
    [InlineData("[[]]", "position.malformed")]
    public async Task A_bad_position_is_listed_by_index_and_code_and_the_good_ones_are_taken(string bad, string code)
    {
        var (status, body) = await edge.PostPositions(Batch(Good, bad));
        Assert.Equal((202, 1, 0, 1), Counts((status, body)));
        Assert.Equal((1, code), Rejection(body));

        (status, body) = await edge.PostPositions($"{bad}\n\n{GoodOf("T2")}\r\n", "application/x-ndjson");
        Assert.Equal((202, 1, 0, 1), Counts((status, body)));
        Assert.Equal((0, code), Rejection(body));
    }

    [Fact]
    public async Task A_batch_of_which_nothing_can_be_taken_is_refused()
    {
        var (status, body) = await edge.PostPositions(Batch("{}", "7"));

        Assert.Equal((422, "telematics.all-rejected"), (status, body.GetProperty("code").GetString()));
        Assert.Equal([0, 1], body.GetProperty("rejected").EnumerateArray().Select(item => item.GetProperty("index").GetInt32()));
        Assert.Empty(edge.Store.Appends);
    }

    [Theory]
    [InlineData("application/json", """{"positions":[]}""")]
    [InlineData("application/jsonl", "\n \n")]
    public async Task An_empty_batch_is_taken_for_what_it_is(string type, string body) =>
        Assert.Equal((202, 0, 0, 0), Counts(await edge.PostPositions(body, type)));

    [Fact]
    public async Task Positions_that_are_sent_again_are_taken_and_told_as_duplicates()
    {
        Assert.Equal((202, 1, 1, 0), Counts(await edge.PostPositions(Batch(Good, Good))));
        Assert.Equal((202, 0, 1, 0), Counts(await edge.PostPositions(Good, "application/ndjson")));
        Assert.Equal(3, Appended().Count);
    }

    [Fact]
    public async Task A_retry_after_a_failed_append_is_not_told_as_a_duplicate()
    {
        edge.Store.Broken = true;
        var (status, body) = await edge.PostPositions(Batch(Good));
        Assert.Equal((503, "store.unavailable"), (status, body.GetProperty("code").GetString()));

        edge.Store.Broken = false;
        Assert.Equal((202, 1, 0, 0), Counts(await edge.PostPositions(Batch(Good))));
    }

    [Fact]
    public async Task A_busy_node_says_when_to_come_back()
    {
        for (var partition = 0; partition < edge.Store.Partitions; partition++)
        {
            edge.Service<IngestGate>().Close(partition);
        }

        using var response = await edge.Client.PostAsync("/v1/telematics", new StringContent(Batch(Good), Encoding.UTF8, "application/json"));

        Assert.Equal(503, (int)response.StatusCode);
        Assert.Equal("1", response.Headers.GetValues("Retry-After").Single());
        Assert.Empty(edge.Store.Appends);
    }

    [Fact]
    public async Task A_position_that_names_only_a_shipment_belongs_to_the_vehicle_that_stands_for_it()
    {
        await edge.PostPositions(Batch("""{"shipmentId":"GLOBEX~4711","at":"2026-07-04T12:00:00Z","lat":1,"lon":1}"""));

        Assert.Equal(VehicleKey.Of(new ShipmentId("GLOBEX~4711")), Assert.Single(Appended()).Key);
    }

    [Fact]
    public async Task Escaped_names_are_the_same_names()
    {
        await edge.PostPositions(Batch("""{"vehicle\u0049d":"\u004bombi \u00e9","carrierId":"ACME","at":"2026-07-04T12:00:00Z","lat":1,"lon":1}"""));

        Assert.Equal(VehicleKey.Of(new CarrierId("ACME"), new VehicleId("Kombi é")), Assert.Single(Appended()).Key);
    }

    [Fact]
    public async Task An_escaped_time_is_the_same_time()
    {
        await edge.PostPositions(Batch("""{"vehicleId":"T1","carrierId":"ACME","at":"2026-07-04T14:00:00.0000000\u002B02:00","lat":1,"lon":1}"""));

        Assert.Equal(Edge.Noon.ToUnixTimeMilliseconds(), Assert.Single(Appended()).Fix.AtMs);
    }

    [Fact]
    public async Task While_the_store_is_busy_batches_gather_and_go_together()
    {
        var disk = new TaskCompletionSource();
        edge.Store.Held = disk.Task;
        var appender = edge.Service<TelematicsAppender>();
        var batches = Enumerable.Range(1, 21).Select(_ => new PositionBatch(edge.Store.Partitions, Edge.Noon)).ToList();
        batches.ForEach(batch => batch.Take("ACME"u8, "T1"u8, Fix.At(Edge.Noon, new(1, 1))));

        // Handing over is one call without a wait: when the disk is released, all but the first are there.
        var durable = batches.Select(appender.Append).ToArray();
        disk.SetResult();
        await Task.WhenAll(durable);
        batches.ForEach(batch => batch.Dispose());

        Assert.Equal(21, Appended().Count);
        Assert.InRange(edge.Store.Appends.Count, 1, 2);
        Assert.All(edge.Store.Appends, append => Assert.Distinct(append.Select(entry => entry.Partition)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"positions\":7}")]
    [InlineData("{\"positions\":[{\"lat\":}]}")]
    [InlineData("{\"positions\":[]} trailing")]
    public async Task What_is_no_batch_is_refused_whole(string body)
    {
        var (status, problem) = await edge.PostPositions(body);

        Assert.Equal((400, "request.malformed"), (status, problem.GetProperty("code").GetString()));
        Assert.Empty(edge.Store.Appends);
    }

    [Fact]
    public async Task A_broken_line_does_not_spoil_the_others()
    {
        var answer = await edge.PostPositions($"{Good}\n{{\"lat\":\n{GoodOf("T2")}", "application/x-ndjson");

        Assert.Equal((202, 2, 0, 1), Counts(answer));
        Assert.Equal((1, "position.malformed"), Rejection(answer.Body));
    }

    [Fact]
    public async Task A_body_of_ten_megabytes_is_refused()
    {
        var (status, problem) = await edge.PostPositions(new string(' ', 10 << 20));

        Assert.Equal((413, "request.too-large"), (status, problem.GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/x-ndjson")]
    public async Task A_batch_of_a_million_is_refused_and_nothing_of_it_is_taken(string type)
    {
        var body = type is "application/json"
            ? $"{{\"positions\":[{string.Join(',', Enumerable.Repeat("{}", 1_000_000))}]}}"
            : string.Concat(Enumerable.Repeat("{}\n", 1_000_000));
        var (status, problem) = await edge.PostPositions(body, type);

        Assert.Equal((413, "request.too-large"), (status, problem.GetProperty("code").GetString()));
        Assert.Empty(edge.Store.Appends);
    }

    [Fact]
    public async Task Only_so_many_rejections_are_listed_and_all_are_counted()
    {
        var (_, body) = await edge.PostPositions(Batch([Good, .. Enumerable.Repeat("{}", 2_000)]));

        Assert.Equal((1_000, 2_000), (body.GetProperty("rejected").GetArrayLength(), body.GetProperty("rejectedTotal").GetInt32()));
    }

    [Fact]
    public async Task Other_content_types_are_refused()
    {
        var (status, problem) = await edge.PostPositions(Batch(Good), "text/plain");

        Assert.Equal((415, "request.unsupported-media-type"), (status, problem.GetProperty("code").GetString()));
    }

    private static string GoodOf(string vehicle) => Good.Replace("\"T1\"", $"\"{vehicle}\"", StringComparison.Ordinal);

    private static string Batch(params IEnumerable<string> positions) => $"{{\"positions\":[{string.Join(',', positions)}]}}";

    private static (int Status, int Accepted, int Duplicates, int Rejected) Counts((int Status, JsonElement Body) answer) => (
        answer.Status,
        answer.Body.GetProperty("accepted").GetInt32(),
        answer.Body.GetProperty("duplicates").GetInt32(),
        answer.Body.GetProperty("rejectedTotal").GetInt32());

    private static (int Index, string? Code) Rejection(JsonElement body)
    {
        var item = Assert.Single(body.GetProperty("rejected").EnumerateArray());
        return (item.GetProperty("index").GetInt32(), item.GetProperty("code").GetString());
    }

    private List<(byte[] Key, Fix Fix, long ReceivedAtMs)> Appended()
    {
        var found = new List<(byte[], Fix, long)>();
        foreach (var entry in edge.Store.Appends.SelectMany(append => append))
        {
            var positions = TelematicsPack.Read(entry.Entry.Span);
            foreach (var position in positions)
            {
                found.Add((position.VehicleKey.ToArray(), position.Fix, positions.ReceivedAtMs));
            }
        }

        return found;
    }
}
