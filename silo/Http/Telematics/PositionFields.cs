using System.Text.Json;
using Dispatch.Http;

namespace Dispatch.Tracking;

/// <summary>The fields of one position as it was sent. Ids point into the body; what is absent, or null, is empty, NaN or -1.</summary>
public ref struct PositionFields()
{
    /// <summary>No escape is longer than <c>\uXXXX</c> for one byte: what is longer than this is longer than any name.</summary>
    private const int MaxRawName = 6 * Names.MaxShipmentLength;

    public ReadOnlySpan<byte> VehicleId { get; private set; }

    public ReadOnlySpan<byte> ShipmentId { get; private set; }

    public ReadOnlySpan<byte> CarrierId { get; private set; }

    public long? AtMs { get; private set; }

    public double Lat { get; private set; } = double.NaN;

    public double Lon { get; private set; } = double.NaN;

    public float SpeedKmh { get; private set; } = float.NaN;

    public float HeadingDeg { get; private set; } = float.NaN;

    public float AccuracyM { get; private set; } = float.NaN;

    public float TemperatureC { get; private set; } = float.NaN;

    public sbyte Ignition { get; private set; } = -1;

    public long Sequence { get; private set; } = -1;

    /// <summary>What is wrong with the form of a field, the first that was found; null while nothing is.</summary>
    public string? Fault { get; private set; }

    public readonly Fix Fix => new(AtMs ?? 0, new(Lat, Lon), SpeedKmh, HeadingDeg, AccuracyM, TemperatureC, Ignition, Sequence);

    /// <summary>Reads an object from its opening to its closing brace, faults and all, so that the next one can be read.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static PositionFields Read(scoped ref Utf8JsonReader json)
    {
        var fields = new PositionFields();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            fields.ReadField(ref json);
        }

        return fields;
    }

    private void ReadField(scoped ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("at"u8))
        {
            AtMs = Time(ref json);
        }
        else if (json.ValueTextEquals("lat"u8))
        {
            Lat = Number(ref json, "lat");
        }
        else if (json.ValueTextEquals("lon"u8))
        {
            Lon = Number(ref json, "lon");
        }
        else if (json.ValueTextEquals("vehicleId"u8))
        {
            VehicleId = Name(ref json, "vehicleId");
        }
        else if (json.ValueTextEquals("speedKmh"u8))
        {
            SpeedKmh = Measure(ref json, "speedKmh");
        }
        else if (json.ValueTextEquals("headingDeg"u8))
        {
            HeadingDeg = Measure(ref json, "headingDeg");
        }
        else if (json.ValueTextEquals("accuracyM"u8))
        {
            AccuracyM = Measure(ref json, "accuracyM");
        }
        else if (json.ValueTextEquals("sequence"u8))
        {
            Sequence = Count(ref json);
        }
        else if (json.ValueTextEquals("ignition"u8))
        {
            Ignition = Switch(ref json);
        }
        else if (json.ValueTextEquals("carrierId"u8))
        {
            CarrierId = Name(ref json, "carrierId");
        }
        else if (json.ValueTextEquals("shipmentId"u8))
        {
            ShipmentId = Name(ref json, "shipmentId");
        }
        else if (json.ValueTextEquals("temperatureC"u8))
        {
            TemperatureC = Measure(ref json, "temperatureC");
        }
        else
        {
            json.Skip();
        }
    }

    private long? Time(scoped ref Utf8JsonReader json)
    {
        if (!TryReach(ref json, JsonTokenType.String, "at"))
        {
            return null;
        }

        switch (Rfc3339.Read(Text(ref json, "at"), out var unixMs))
        {
            case TimeReading.Read:
                return unixMs;
            case TimeReading.WithoutZone:
                Fault ??= "at has no time zone: end it with Z or an offset";
                return null;
            default:
                Fault ??= "at is no time of RFC 3339";
                return null;
        }
    }

    private double Number(scoped ref Utf8JsonReader json, string field)
    {
        if (!TryReach(ref json, JsonTokenType.Number, field))
        {
            return double.NaN;
        }

        if (json.TryGetDouble(out var value) && double.IsFinite(value))
        {
            return value;
        }

        Fault ??= $"{field} is too large a number";
        return double.NaN;
    }

    private float Measure(scoped ref Utf8JsonReader json, string field)
    {
        var value = (float)Number(ref json, field);
        if (!float.IsInfinity(value))
        {
            return value;
        }

        Fault ??= $"{field} is too large a number";
        return float.NaN;
    }

    private long Count(scoped ref Utf8JsonReader json)
    {
        if (!TryReach(ref json, JsonTokenType.Number, "sequence"))
        {
            return -1;
        }

        if (json.TryGetInt64(out var value) && value >= 0)
        {
            return value;
        }

        Fault ??= "sequence is not a whole number from 0";
        return -1;
    }

    private sbyte Switch(scoped ref Utf8JsonReader json)
    {
        json.Read();
        switch (json.TokenType)
        {
            case JsonTokenType.True:
                return 1;
            case JsonTokenType.False:
                return 0;
            case JsonTokenType.Null:
                return -1;
            default:
                Fault ??= "ignition is neither true nor false";
                json.Skip();
                return -1;
        }
    }

    private ReadOnlySpan<byte> Name(scoped ref Utf8JsonReader json, string field) =>
        TryReach(ref json, JsonTokenType.String, field) ? Text(ref json, field) : default;

    /// <summary>A text as it was meant: many writers escape more than they must, such as the <c>+</c> of an offset.</summary>
    private ReadOnlySpan<byte> Text(scoped ref Utf8JsonReader json, string field)
    {
        if (!json.ValueIsEscaped)
        {
            return json.ValueSpan;
        }

        try
        {
            var text = new byte[Math.Min(MaxRawName, json.ValueSpan.Length)];
            return text.AsSpan(0, json.CopyString(text));
        }
        catch (Exception unreadable) when (unreadable is InvalidOperationException or ArgumentException)
        {
            Fault ??= $"{field} is too long, or holds half a character";
            return default;
        }
    }

    /// <summary>Moves to a field's value. Null is as good as absent; a value of another type is a fault, and is skipped.</summary>
    private bool TryReach(scoped ref Utf8JsonReader json, JsonTokenType expected, string field)
    {
        json.Read();
        if (json.TokenType == expected || json.TokenType == JsonTokenType.Null)
        {
            return json.TokenType == expected;
        }

        Fault ??= $"{field} is not a {(expected == JsonTokenType.String ? "text" : "number")}";
        json.Skip();
        return false;
    }
}
