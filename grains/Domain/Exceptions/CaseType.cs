using System.Text.Json.Serialization;

namespace Dispatch.Exceptions;

/// <summary>The id of a type in the exception taxonomy, for example <c>PU-MISS</c>.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.case-type"), JsonConverter(typeof(IdJsonConverter<CaseType>))]
public readonly record struct CaseType(string Value) : IId<CaseType>
{
    public static readonly CaseType InventoryNotReady = new("DSP-INV");
    public static readonly CaseType NoDock = new("DSP-DOCK");
    public static readonly CaseType NoCarrier = new("DSP-ELIG");
    public static readonly CaseType TenderDeclined = new("TND-REJ");
    public static readonly CaseType TenderExpired = new("TND-EXP");
    public static readonly CaseType MissedPickup = new("PU-MISS");
    public static readonly CaseType MissedDelivery = new("DL-MISS");
    public static readonly CaseType TrackingSilence = new("TR-DARK");

    public static CaseType Of(string value) => new(value);

    public override string ToString() => Value;
}
