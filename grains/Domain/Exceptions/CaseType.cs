using System.Text.Json.Serialization;

namespace Dispatch.Exceptions;

/// <summary>The id of a type in the exception taxonomy, for example <c>PU-MISS</c>.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.case-type"), JsonConverter(typeof(IdJsonConverter<CaseType>))]
public readonly record struct CaseType(string Value) : IId<CaseType>
{
    public static readonly CaseType MissedPickup = new("PU-MISS");
    public static readonly CaseType MissedDelivery = new("DL-MISS");
    public static readonly CaseType TrackingSilence = new("TR-DARK");

    public static CaseType Of(string value) => new(value);

    public override string ToString() => Value;
}
