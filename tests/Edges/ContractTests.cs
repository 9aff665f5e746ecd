using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Dispatch.Edges;

/// <summary>What is refused before a grain is asked, and how it is said.</summary>
public sealed class ContractTests : IAsyncLifetime
{
    private const string Stop = """{"sequence":1,"kind":"pickup","window":{"from":"2026-07-04T12:00:00Z","to":"2026-07-04T14:00:00Z"}}""";

    private Edge edge = null!;

    public async ValueTask InitializeAsync() => edge = await Edge.Start();

    public ValueTask DisposeAsync() => edge.DisposeAsync();

    [Theory]
    [InlineData("""{"orderId":""", "no JSON from line 1")]
    [InlineData("""{"orderId":"1"}""", "clientId")]
    [InlineData("""[]""", "The body")]
    [InlineData("""null""", "body is missing")]
    [InlineData("", "The body")]
    public async Task An_order_that_is_none_is_refused_with_the_reason(string body, string reason)
    {
        var (status, problem) = await PostOrder(body);

        Assert.Equal((400, "request.malformed"), (status, Code(problem)));
        Assert.Contains(reason, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("weightKg", "\"heavy\"", "$.weightKg has a value of the wrong type")]
    [InlineData("weightKg", "\"12\"", "$.weightKg has a value of the wrong type")]
    [InlineData("orderId", "7", "$.orderId has a value of the wrong type")]
    [InlineData("orderId", "null", "must not be null")]
    [InlineData("orderId", "\"<script>\"", "orderId is not 1 to 64")]
    [InlineData("clientId", "\"a~b\"", "clientId is not 1 to 64")]
    [InlineData("neededBy", "\"2026-07-04T12:00:00\"", "$.neededBy: the time has no zone")]
    [InlineData("neededBy", "\"soon\"", "$.neededBy: this is no time")]
    [InlineData("stops", "[null]", "stops has an item that is null")]
    [InlineData("stops", "{}", "$.stops has a value of the wrong type")]
    [InlineData("stops", "[{\"sequence\":1,\"kind\":\"lunch\",\"window\":null}]", "$.stops[0].kind has a value of the wrong type")]
    public async Task A_field_of_the_wrong_form_is_named(string field, string value, string reason)
    {
        var (status, problem) = await PostOrder(OrderWith(field, value));

        Assert.Equal((400, "request.malformed"), (status, Code(problem)));
        Assert.Contains(reason, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Dispatch.", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_that_is_nowhere_is_refused() => Assert.Equal((422, "order.no-place"), Brief(await PostOrder(OrderWith("stops", $"[{Stop}]"))));

    [Fact]
    public async Task A_field_that_is_given_twice_is_refused() =>
        Assert.Equal((400, "request.malformed"), Brief(await PostOrder("""{"orderId":"1","orderId":"2"}""")));

    [Fact]
    public async Task A_body_that_is_too_large_is_refused() =>
        Assert.Equal((413, "request.too-large"), Brief(await PostOrder(new string(' ', 10 << 20))));

    [Fact]
    public async Task A_body_without_announced_length_is_limited_too()
    {
        using var content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(new string(' ', 10 << 20))));
        content.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/orders") { Content = content, Headers = { TransferEncodingChunked = true } };
        using var response = await edge.Client.SendAsync(request);

        Assert.Equal((413, "request.too-large"), ((int)response.StatusCode, Code(await response.Content.ReadFromJsonAsync<JsonElement>())));
    }

    [Fact]
    public async Task A_body_that_is_not_JSON_is_refused() => Assert.Equal(
        (415, "request.unsupported-media-type"), Brief(await edge.Send(HttpMethod.Post, "/v1/orders", new StringContent("orderId=1"))));

    [Theory]
    [InlineData("/v1/shipments/nobody", "shipment.unknown")]
    [InlineData("/v1/shipments/a~b~c", "shipment.unknown")]
    [InlineData("/v1/shipments/%3Cscript%3E/timeline", "shipment.unknown")]
    [InlineData("/v1/exceptions/nobody~1", "exception.unknown")]
    [InlineData("/v1/facilities/-", "facility.unknown")]
    [InlineData("/v1/carriers/%3C", "carrier.unknown")]
    [InlineData("/v1/nothing", "request.unknown")]
    public async Task What_can_not_be_there_is_unknown(string path, string code) =>
        Assert.Equal((404, code), Brief(await edge.Send(HttpMethod.Get, path)));

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=501")]
    [InlineData("limit=ten")]
    [InlineData("cursor=***")]
    [InlineData("status=lost")]
    [InlineData("severity=huge")]
    [InlineData("clientId=%20")]
    public async Task A_list_says_what_it_does_not_understand(string query) =>
        Assert.Equal((400, "request.malformed"), Brief(await edge.Send(HttpMethod.Get, $"/v1/shipments?{query}")));

    [Theory]
    [InlineData("""{"name":"Yard","lat":91,"lon":0}""", 422, "facility.invalid-place")]
    [InlineData("""{"name":"Yard","lat":1,"lon":0,"radiusM":0}""", 422, "facility.invalid-radius")]
    [InlineData("""{"name":"Yard","lat":1,"lon":0,"timeZone":"Mars/Olympus"}""", 422, "facility.unknown-time-zone")]
    [InlineData("""{"name":"Yard","lat":1,"lon":0,"timeZone":"../../etc/passwd"}""", 422, "facility.unknown-time-zone")]
    [InlineData("""{"name":" ","lat":1,"lon":0}""", 400, "request.malformed")]
    public async Task A_facility_that_can_not_be_is_refused(string body, int status, string code) =>
        Assert.Equal((status, code), Brief(await edge.Send(HttpMethod.Put, "/v1/facilities/F1", Json(body))));

    [Fact]
    public async Task A_million_milestones_are_refused_and_none_is_taken()
    {
        var body = $"{{\"events\":[{string.Join(',', Enumerable.Repeat("{}", 300_000))}]}}";

        Assert.Equal((413, "request.too-large"), Brief(await edge.Send(HttpMethod.Post, "/v1/milestones", Json(body))));
        Assert.DoesNotContain(edge.Store.Appends.SelectMany(appends => appends), append => append.Log is Storage.Logs.Inbox);
    }

    [Theory]
    [InlineData("{}", "milestone.no-event-id")]
    [InlineData("null", "milestone.malformed")]
    [InlineData("""{"eventId":"E1"}""", "milestone.no-shipment")]
    [InlineData("""{"eventId":"E1","shipmentId":"a~b","at":"2026-07-04T12:00:00Z","classifier":"actual"}""", "milestone.malformed")]
    [InlineData("""{"eventId":"E1","shipmentId":"a~b","type":"vanished","at":"2026-07-04T12:00:00Z","classifier":"actual"}""", "milestone.malformed")]
    [InlineData("""{"eventId":"E1","shipmentId":"a~b","type":"arrived","at":"2026-07-04T12:00:00","classifier":"actual"}""", "milestone.malformed")]
    [InlineData("""{"eventId":"E1","shipmentId":"nobody","type":"arrived","at":"2026-07-04T12:00:00Z","classifier":"actual"}""", "milestone.unknown-shipment")]
    public async Task A_milestone_that_is_none_is_listed_by_index_and_code(string milestone, string code)
    {
        var (status, problem) = await edge.Send(HttpMethod.Post, "/v1/milestones", Json($"{{\"events\":[{milestone}]}}"));

        Assert.Equal((422, "milestones.all-rejected"), (status, Code(problem)));
        Assert.Equal(code, Code(Assert.Single(problem.GetProperty("rejected").EnumerateArray())));
    }

    [Fact]
    public async Task An_idempotency_key_has_a_limit()
    {
        edge.Client.DefaultRequestHeaders.Add("Idempotency-Key", new string('k', 129));

        Assert.Equal((400, "request.malformed"), Brief(await PostOrder(OrderWith("orderId", "\"1\""))));
    }

    [Fact]
    public async Task What_nobody_foresaw_is_a_problem_that_tells_nothing()
    {
        // There are no shipment grains here: asking for one throws.
        var (status, problem) = await edge.Send(HttpMethod.Get, "/v1/shipments/a~b");

        Assert.Equal((500, "server.error"), (status, Code(problem)));
        Assert.DoesNotContain("NotSupported", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_document_describes_every_call_and_needs_no_key()
    {
        edge.Client.DefaultRequestHeaders.Authorization = null;
        var document = await edge.Client.GetFromJsonAsync<JsonElement>("/openapi/v1.json");

        var paths = document.GetProperty("paths").EnumerateObject().ToDictionary(path => path.Name, path => path.Value, StringComparer.Ordinal);
        Assert.Contains("/v1/telematics", paths);
        Assert.Contains("/v1/exceptions/{id}/snooze", paths);
        Assert.All(
            paths.Values.SelectMany(path => path.EnumerateObject()),
            call => Assert.True(call.Value.TryGetProperty("summary", out _) && call.Value.GetProperty("responses").TryGetProperty("default", out _)));
        Assert.Equal("string", Property(document, "OrderAnswer", "shipmentId").GetProperty("type").GetString());
        Assert.Equal("date-time", Property(document, "PositionBody", "at").GetProperty("format").GetString());
        Assert.Equal("http", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("bearer").GetProperty("type").GetString());
    }

    private static JsonElement Property(JsonElement document, string schema, string name)
    {
        var property = document.GetProperty("components").GetProperty("schemas").GetProperty(schema).GetProperty("properties").GetProperty(name);
        return property.TryGetProperty("$ref", out var reference)
            ? document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1])
            : property;
    }

    private static string OrderWith(string field, string value)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["orderId"] = "\"4711\"",
            ["clientId"] = "\"GLOBEX\"",
            ["customer"] = """{"id":"C1"}""",
            ["priority"] = "\"normal\"",
            ["equipment"] = "\"van\"",
            ["weightKg"] = "12000",
            ["stops"] = "[]",
            [field] = value,
        };
        return $"{{{string.Join(',', fields.Select(pair => $"\"{pair.Key}\":{pair.Value}"))}}}";
    }

    private Task<(int Status, JsonElement Body)> PostOrder(string body) => edge.Send(HttpMethod.Post, "/v1/orders", Json(body));

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static string? Code(JsonElement problem) => problem.GetProperty("code").GetString();

    private static (int Status, string? Code) Brief((int Status, JsonElement Body) answer) => (answer.Status, Code(answer.Body));
}
