using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Dispatch.Carriers;
using Dispatch.Exceptions;
using Dispatch.Facilities;
using Dispatch.Shipments;
using Xunit;

namespace Dispatch.Storage;

/// <summary>The stored form, approved: a difference is a change of every store there is.</summary>
public sealed class StoredFormSpecs
{
    private const string Traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    [Fact]
    public void Facts_of_shipments_are_stored_so() => Golden.Matches("shipment-facts", Lines(
        Samples.Facts.Select(fact => RoundTrip(Recorded("shipment", fact, fact.At), StoredJson.Default.FactShipmentFact))));

    [Fact]
    public void Facts_of_exceptions_are_stored_so() => Golden.Matches("exception-facts", Lines(
        CaseSamples.Facts.Select(fact => RoundTrip(Recorded("exception", fact, fact.At), StoredJson.Default.FactCaseFact))));

    [Fact]
    public void States_are_stored_so() => Golden.Matches("states", Lines(
    [
        RoundTrip(Journey.Unknown.Shipment, StoredJson.Default.Shipment),
        RoundTrip(Samples.Facts.Aggregate(Journey.Unknown.Shipment, ShipmentEvolution.Evolve), StoredJson.Default.Shipment),
        RoundTrip(Working.Snoozed.Case, StoredJson.Default.Case),
        RoundTrip(CaseSamples.Facts.Aggregate(Working.Unknown.Case, CaseEvolution.Evolve), StoredJson.Default.Case),
        RoundTrip(CarrierFile.Unknown(new("ABCD")), StoredJson.Default.CarrierFile),
        RoundTrip(CarrierSamples.Facts.Aggregate(CarrierFile.Unknown(new("ABCD")), CarrierEvolution.Evolve), StoredJson.Default.CarrierFile),
        RoundTrip(FacilityFile.Unknown(Dock.Id), StoredJson.Default.FacilityFile),
        RoundTrip(DockSamples.Facts.Aggregate(FacilityFile.Unknown(Dock.Id), FacilityEvolution.Evolve), StoredJson.Default.FacilityFile),
        RoundTrip(Dock.Waiting.When(new FacilityCommand.Propose(Dock.Truck(8), Some.At(5))).File, StoredJson.Default.FacilityFile),
    ]));

    [Fact]
    public void Carriers_and_facilities_of_an_older_store_are_read()
    {
        const string Carrier = """{"carrierId":"ABCD","name":"Able Carriers","scac":"ABCD","phone":"\u002B1 352 555 0100","email":null}""";
        const string Facility = """{"facilityId":"yard-1","name":"Ocala Yard","point":{"lat":29.187,"lon":-82.14},"radiusM":250,"timeZone":"America/New_York"}""";
        var carrier = Read(Older("carrier", "ABCD", Carrier), StoredJson.Default.FactCarrierFact).Body;
        var facility = Read(Older("facility", "yard-1", Facility), StoredJson.Default.FactFacilityFact).Body;

        Assert.Equal(new CarrierFact.Put(Some.Noon, new(new("ABCD"), "Able Carriers", "ABCD", "+1 352 555 0100", Email: null)), carrier);
        Assert.Equal(new FacilityFact.Put(Some.Noon, new(new("yard-1"), "Ocala Yard", Some.Ocala, 250, "America/New_York")), facility);
        Assert.Equal(CarrierEvolution.Evolve(CarrierFile.Unknown(new("ABCD")), carrier), Read(Carrier, StoredJson.Default.CarrierFile));
        Assert.Equal(FacilityEvolution.Evolve(FacilityFile.Unknown(Dock.Id), facility), Read(Facility, StoredJson.Default.FacilityFile));
    }

    [Fact]
    public void Facts_of_carriers_are_stored_so() => Golden.Matches("carrier-facts", Lines(
        CarrierSamples.Facts.Select(fact => RoundTrip(Recorded("carrier", fact, fact.At), StoredJson.Default.FactCarrierFact))));

    [Fact]
    public void Facts_of_facilities_are_stored_so() => Golden.Matches("facility-facts", Lines(
        DockSamples.Facts.Select(fact => RoundTrip(Recorded("facility", fact, fact.At), StoredJson.Default.FactFacilityFact))));

    [Fact]
    public void A_fact_of_a_sampled_trace_begins_with_it_and_any_other_does_not_mention_it()
    {
        var fact = Recorded("shipment", Samples.Facts[0], Some.Noon);
        var plain = JsonSerializer.SerializeToUtf8Bytes(fact, StoredJson.Default.FactShipmentFact);
        var traced = JsonSerializer.SerializeToUtf8Bytes(fact with { Trace = Traceparent }, StoredJson.Default.FactShipmentFact);

        Assert.Equal($$"""{"trace":"{{Traceparent}}",{{Encoding.UTF8.GetString(plain)[1..]}}""", Encoding.UTF8.GetString(traced));
        Assert.Equal((Traceparent, fact.Key, fact.Version), (FactHead.Read(traced).Trace, FactHead.Read(traced).Key, FactHead.Read(traced).Version));
        Assert.Null(FactHead.Read(plain).Trace);
    }

    [Fact]
    public void A_milestone_in_the_inbox_is_stored_so()
    {
        var entry = new InboxEntry(
            new("milestone:E1", "api:key", Some.Noon), Some.Id, new(MilestoneType.Arrived, 1, Some.Noon, Classifier.Actual, Reason: null, Remark: null));
        const string Stored = """{"origin":{"commandId":"milestone:E1","source":"api:key","receivedAt":"2026-03-02T12:00:00+00:00"},"shipment":"acme~4711","milestone":{"type":"arrived","stop":1,"at":"2026-03-02T12:00:00+00:00","classifier":"actual"}}""";

        Assert.Equal(Stored, Encoding.UTF8.GetString(entry.Write()));
        Assert.Equal($$"""{{Stored[..^1]}},"trace":"{{Traceparent}}"}""", Encoding.UTF8.GetString((entry with { Trace = Traceparent }).Write()));
        Assert.Equal(Traceparent, InboxEntry.Read((entry with { Trace = Traceparent }).Write()).Trace);
    }

    [Fact]
    public void A_missing_field_is_an_error_and_not_a_silent_default() => Assert.Throws<JsonException>(() =>
        JsonSerializer.Deserialize("""{"carrierId":"ABCD","name":"Able Carriers","scac":null,"phone":null}""", StoredJson.Default.CarrierFile));

    [Fact]
    public void A_null_where_none_may_be_is_an_error() => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(
        """{"carrierId":"ABCD","name":null,"scac":null,"phone":null,"email":null}""", StoredJson.Default.CarrierFile));

    internal static Fact<TFact> Recorded<TFact>(string kind, TFact fact, DateTimeOffset at, string? key = null) =>
        new(kind, key ?? Some.Id.Value, 9, at, at.AddSeconds(2), "telematics", fact);

    /// <summary>A fact of the time when data was simply put.</summary>
    private static string Older(string kind, string key, string data) =>
        $$$"""{"kind":"{{{kind}}}","key":"{{{key}}}","version":1,"occurredAt":"2026-03-02T12:00:00Z","receivedAt":"2026-03-02T12:00:00Z","source":"api:key","body":{"at":"2026-03-02T12:00:00+00:00","data":{{{data}}}}}""";

    private static T Read<T>(string stored, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(stored, type)!;

    internal static string RoundTrip<T>(T value, JsonTypeInfo<T> type)
    {
        var stored = JsonSerializer.Serialize(value, type);
        Assert.Equal(stored, JsonSerializer.Serialize(JsonSerializer.Deserialize(stored, type)!, type));
        return stored;
    }

    internal static string Lines(IEnumerable<string> lines) => string.Join('\n', lines) + "\n";
}
