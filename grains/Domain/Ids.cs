using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dispatch;

/// <summary>A name for one thing of the field. Compared as text, case and all; written to JSON as a bare string.</summary>
public interface IId<TSelf> where TSelf : struct, IId<TSelf>
{
    string Value { get; }

    static abstract TSelf Of(string value);
}

/// <summary>A shipment: <c>{client}~{order}</c>, so that an order that is sent twice finds the shipment it made.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.shipment-id"), JsonConverter(typeof(IdJsonConverter<ShipmentId>))]
public readonly record struct ShipmentId(string Value) : IId<ShipmentId>
{
    public static ShipmentId Of(string value) => new(value);

    public static ShipmentId For(ClientId client, OrderId order) => new($"{client}~{order}");

    /// <summary>Whose order it was made of; the whole id where it names none.</summary>
    public ClientId Client => new(Value.IndexOf('~') is var at and > 0 ? Value[..at] : Value);

    public override string ToString() => Value;
}

/// <summary>An order as its ERP numbers it; unique within one client.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.order-id"), JsonConverter(typeof(IdJsonConverter<OrderId>))]
public readonly record struct OrderId(string Value) : IId<OrderId>
{
    public static OrderId Of(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>Whose freight it is.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.client-id"), JsonConverter(typeof(IdJsonConverter<ClientId>))]
public readonly record struct ClientId(string Value) : IId<ClientId>
{
    public static ClientId Of(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>A carrier: its SCAC where it has one, else the name it is known by.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.carrier-id"), JsonConverter(typeof(IdJsonConverter<CarrierId>))]
public readonly record struct CarrierId(string Value) : IId<CarrierId>
{
    public static CarrierId Of(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>A vehicle as its carrier names it; unique within one carrier.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.vehicle-id"), JsonConverter(typeof(IdJsonConverter<VehicleId>))]
public readonly record struct VehicleId(string Value) : IId<VehicleId>
{
    public static VehicleId Of(string value) => new(value);

    /// <summary>The vehicle that stands for a shipment whose carrier reports positions without naming a truck.</summary>
    public static VehicleId For(ShipmentId shipment) => new($"shipment:{shipment}");

    public override string ToString() => Value;
}

/// <summary>A yard, dock, store or plant.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.facility-id"), JsonConverter(typeof(IdJsonConverter<FacilityId>))]
public readonly record struct FacilityId(string Value) : IId<FacilityId>
{
    public static FacilityId Of(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>A truck's appointment at a facility: <c>{shipment}~{stop}</c>, so that whoever knows the stop knows the appointment.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.appointment-id"), JsonConverter(typeof(IdJsonConverter<AppointmentId>))]
public readonly record struct AppointmentId(string Value) : IId<AppointmentId>
{
    public static AppointmentId Of(string value) => new(value);

    public static AppointmentId For(ShipmentId shipment, int stop) => new($"{shipment}~{stop}");

    /// <summary>Whose stop it is for; the whole id where it names no stop.</summary>
    public ShipmentId Shipment => new(Value.LastIndexOf('~') is var at and > 0 ? Value[..at] : Value);

    /// <summary>The sequence of the stop; null where the id names none.</summary>
    public int? Stop => int.TryParse(Value.AsSpan(Value.LastIndexOf('~') + 1), out var stop) ? stop : null;

    public override string ToString() => Value;
}

/// <summary>A dock door; unique within its facility.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.door-id"), JsonConverter(typeof(IdJsonConverter<DoorId>))]
public readonly record struct DoorId(string Value) : IId<DoorId>
{
    public static DoorId Of(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>
/// A shipment's release, as it is kept: <c>{shipment}~R</c>, so that its facts are not taken for the shipment's. Outside it goes by the name of its
/// shipment.
/// </summary>
[GenerateSerializer, Immutable, Alias("dispatch.release-id"), JsonConverter(typeof(IdJsonConverter<ReleaseId>))]
public readonly record struct ReleaseId(string Value) : IId<ReleaseId>
{
    private const string Mark = "~R";

    public static ReleaseId Of(string value) => new(value);

    public static ReleaseId For(ShipmentId shipment) => new($"{shipment}{Mark}");

    public ShipmentId Shipment => new(Value.EndsWith(Mark, StringComparison.Ordinal) ? Value[..^Mark.Length] : Value);

    public override string ToString() => Value;
}

/// <summary>One exception being worked: <c>{shipment}~{n}</c>, the n-th incident of that shipment.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.case-id"), JsonConverter(typeof(IdJsonConverter<CaseId>))]
public readonly record struct CaseId(string Value) : IId<CaseId>
{
    public static CaseId Of(string value) => new(value);

    public static CaseId For(ShipmentId shipment, int incident) => new($"{shipment}~{incident}");

    /// <summary>The n-th problem on the shipment's way to dispatch: it counts for itself.</summary>
    public static CaseId ForRelease(ShipmentId shipment, int incident) => new($"{shipment}~R{incident}");

    /// <summary>The shipment that the exception is about; the whole id where it has no incident number.</summary>
    public ShipmentId Shipment => new(Value.LastIndexOf('~') is var at and > 0 ? Value[..at] : Value);

    public override string ToString() => Value;
}

/// <summary>Writes an id as the string it is.</summary>
public sealed class IdJsonConverter<TId> : JsonConverter<TId> where TId : struct, IId<TId>
{
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TId.Of(reader.GetString() ?? throw new JsonException("An id is a string."));

    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
