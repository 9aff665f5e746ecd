using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Dispatch.Carriers;
using Dispatch.Facilities;
using Dispatch.Shipments;

namespace Dispatch.Storage;

/// <summary>
/// Carriers and facilities were their data alone once: that was the state, and each fact was the data as it was put. Stores of that time
/// are still read; they are written as they are today.
/// </summary>
internal abstract class OlderForm<T>(JsonTypeInfo<T> today) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        IsOfToday(reader) ? JsonSerializer.Deserialize(ref reader, today)! : ReadOlder(ref reader);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value, today);

    /// <param name="ahead">A copy that may be read on.</param>
    protected abstract bool IsOfToday(Utf8JsonReader ahead);

    protected abstract T ReadOlder(ref Utf8JsonReader reader);
}

/// <summary>A state begins with an id today; data began with the carrier's or the facility's.</summary>
internal abstract class OlderFile<TFile, TData>(JsonTypeInfo<TFile> today, JsonTypeInfo<TData> data, Func<TData, TFile> file) : OlderForm<TFile>(today)
{
    protected override bool IsOfToday(Utf8JsonReader ahead) => ahead.Read() && ahead.ValueTextEquals("id");

    protected override TFile ReadOlder(ref Utf8JsonReader reader) => file(JsonSerializer.Deserialize(ref reader, data)!);
}

/// <summary>A fact's body begins with its type today.</summary>
internal abstract class OlderFact<TFact, TPut>(JsonTypeInfo<Fact<TFact>> today, JsonTypeInfo<Fact<TPut>> put) : OlderForm<Fact<TFact>>(today)
    where TPut : TFact
{
    protected override bool IsOfToday(Utf8JsonReader ahead)
    {
        while (ahead.Read() && !ahead.ValueTextEquals("body"))
        {
            ahead.Read();
            ahead.TrySkip();
        }

        return ahead.Read() && ahead.Read() && ahead.ValueTextEquals("$type");
    }

    protected override Fact<TFact> ReadOlder(ref Utf8JsonReader reader)
    {
        var (kind, key, version, occurredAt, receivedAt, source, body) = JsonSerializer.Deserialize(ref reader, put)!;
        return new(kind, key, version, occurredAt, receivedAt, source, body);
    }
}

internal sealed class CarrierFileForm() : OlderFile<CarrierFile, Carrier>(
    TodaysJson.Default.CarrierFile, TodaysJson.Default.Carrier, data => CarrierFile.Unknown(data.CarrierId) with { Data = data });

internal sealed class FacilityFileForm() : OlderFile<FacilityFile, Facility>(
    TodaysJson.Default.FacilityFile, TodaysJson.Default.Facility, data => FacilityFile.Unknown(data.FacilityId) with { Data = data });

internal sealed class CarrierFactForm() : OlderFact<CarrierFact, CarrierFact.Put>(
    TodaysJson.Default.FactCarrierFact, TodaysJson.Default.FactCarrierPut);

internal sealed class FacilityFactForm() : OlderFact<FacilityFact, FacilityFact.Put>(
    TodaysJson.Default.FactFacilityFact, TodaysJson.Default.FactFacilityPut);

/// <summary>What is written of carriers and facilities today; <see cref="StoredJson"/> reads what was written before as well.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    IgnoreReadOnlyProperties = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters =
    [
        typeof(StoredJson.CamelCase<StopKind>),
        typeof(StoredJson.CamelCase<Authority>),
        typeof(StoredJson.CamelCase<CommitmentStatus>),
        typeof(StoredJson.CamelCase<TenderOutcome>),
        typeof(StoredJson.CamelCase<DoorUse>),
        typeof(StoredJson.CamelCase<DayOfWeek>),
        typeof(StoredJson.CamelCase<AppointmentStatus>),
    ])]
[JsonSerializable(typeof(CarrierFile))]
[JsonSerializable(typeof(Fact<CarrierFact>))]
[JsonSerializable(typeof(Fact<CarrierFact.Put>), TypeInfoPropertyName = "FactCarrierPut")]
[JsonSerializable(typeof(CarrierFact.Put), TypeInfoPropertyName = "CarrierPut")]
[JsonSerializable(typeof(FacilityFile))]
[JsonSerializable(typeof(Fact<FacilityFact>))]
[JsonSerializable(typeof(Fact<FacilityFact.Put>), TypeInfoPropertyName = "FactFacilityPut")]
[JsonSerializable(typeof(FacilityFact.Put), TypeInfoPropertyName = "FacilityPut")]
internal sealed partial class TodaysJson : JsonSerializerContext;
