using System.Text.Json;
using System.Text.Json.Serialization;
using Dispatch.Carriers;
using Dispatch.Dispatching;
using Dispatch.Exceptions;
using Dispatch.Facilities;
using Dispatch.Integration;
using Dispatch.Shipments;

namespace Dispatch.Storage;

/// <summary>
/// The stored form of facts and states. Golden files hold it: a change of it is a change of every store there is. Computed
/// properties are not stored, unknown ones are passed over, and a missing one is an error rather than a silent default.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    IgnoreReadOnlyProperties = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters =
    [
        typeof(CamelCase<ShipmentStatus>),
        typeof(CamelCase<StopKind>),
        typeof(CamelCase<MilestoneType>),
        typeof(CamelCase<Classifier>),
        typeof(CamelCase<CaseStatus>),
        typeof(CamelCase<Severity>),
        typeof(CamelCase<ReleaseStatus>),
        typeof(CamelCase<DispatchMode>),
        typeof(CamelCase<Silence>),
        typeof(CamelCase<GateKind>),
        typeof(CamelCase<GateState>),
        typeof(CamelCase<DockState>),
        typeof(CamelCase<GuideRole>),
        typeof(CamelCase<TenderKind>),
        typeof(CamelCase<TenderAnswer>),
        typeof(CamelCase<OfferState>),
        typeof(CamelCase<ApprovalKind>),
        typeof(CamelCase<ApprovalState>),
        typeof(CamelCase<WaveState>),
        typeof(CarrierFileForm),
        typeof(CarrierFactForm),
        typeof(FacilityFileForm),
        typeof(FacilityFactForm),
    ])]
[JsonSerializable(typeof(Fact<ShipmentFact>))]
[JsonSerializable(typeof(Fact<CaseFact>))]
[JsonSerializable(typeof(CaseFact.Assigned), TypeInfoPropertyName = "CaseAssigned")] // else it collides with a shipment's Assigned
[JsonSerializable(typeof(Fact<ReleaseFact>))]
[JsonSerializable(typeof(ReleaseFact.Opened), TypeInfoPropertyName = "ReleaseOpened")]
[JsonSerializable(typeof(ReleaseFact.OrderChanged), TypeInfoPropertyName = "ReleaseOrderChanged")]
[JsonSerializable(typeof(ReleaseFact.StatusChanged), TypeInfoPropertyName = "ReleaseStatusChanged")]
[JsonSerializable(typeof(ReleaseFact.Planned), TypeInfoPropertyName = "ReleasePlanned")]
[JsonSerializable(typeof(Fact<WaveFact>))]
[JsonSerializable(typeof(Fact<DispatchingPut>))]
[JsonSerializable(typeof(ClientDispatching))]
[JsonSerializable(typeof(Fact<EndpointPut>))]
[JsonSerializable(typeof(Endpoint))]
[JsonSerializable(typeof(DeliveryLine))]
[JsonSerializable(typeof(Release))]
[JsonSerializable(typeof(Wave))]
[JsonSerializable(typeof(Shipment))]
[JsonSerializable(typeof(Case))]
[JsonSerializable(typeof(CarrierFile))]
[JsonSerializable(typeof(Fact<CarrierFact>))]
[JsonSerializable(typeof(CarrierFact.Put), TypeInfoPropertyName = "CarrierPut")]
[JsonSerializable(typeof(FacilityFile))]
[JsonSerializable(typeof(Fact<FacilityFact>))]
[JsonSerializable(typeof(FacilityFact.Put), TypeInfoPropertyName = "FacilityPut")]
public sealed partial class StoredJson : JsonSerializerContext
{
    /// <summary>Stored enums are words: their order in the code may change.</summary>
    internal sealed class CamelCase<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
        where TEnum : struct, Enum;
}
