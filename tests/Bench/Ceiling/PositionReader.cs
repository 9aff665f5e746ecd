using System.Buffers;
using System.Text.Json;

namespace Dispatch.Bench.Ceiling;

/// <summary>Reads every position of a body into a struct and forgets it.</summary>
public static class PositionReader
{
    private readonly record struct Position(int VehicleLength, int CarrierLength, DateTimeOffset At, double Lat, double Lon, double SpeedKmh, double HeadingDeg, double AccuracyM);

    public static int Count(in ReadOnlySequence<byte> body)
    {
        var json = new Utf8JsonReader(body);
        var count = 0;
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.StartObject && json.CurrentDepth == 2)
            {
                // Looked at, so that reading it cannot be left out.
                count += Read(ref json).Lat <= 90 ? 1 : 0;
            }
        }

        return count;
    }

    private static Position Read(ref Utf8JsonReader json)
    {
        var position = default(Position);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            position = Field(position, ref json);
        }

        return position;
    }

    private static Position Field(Position position, ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("vehicleId"u8))
        {
            return position with { VehicleLength = Text(ref json) };
        }

        if (json.ValueTextEquals("carrierId"u8))
        {
            return position with { CarrierLength = Text(ref json) };
        }

        if (json.ValueTextEquals("at"u8))
        {
            json.Read();
            return position with { At = json.GetDateTimeOffset() };
        }

        if (json.ValueTextEquals("lat"u8))
        {
            return position with { Lat = Number(ref json) };
        }

        if (json.ValueTextEquals("lon"u8))
        {
            return position with { Lon = Number(ref json) };
        }

        if (json.ValueTextEquals("speedKmh"u8))
        {
            return position with { SpeedKmh = Number(ref json) };
        }

        return json.ValueTextEquals("headingDeg"u8)
            ? position with { HeadingDeg = Number(ref json) }
            : position with { AccuracyM = Number(ref json) };
    }

    private static int Text(ref Utf8JsonReader json)
    {
        json.Read();
        return json.HasValueSequence ? (int)json.ValueSequence.Length : json.ValueSpan.Length;
    }

    private static double Number(ref Utf8JsonReader json)
    {
        json.Read();
        return json.GetDouble();
    }
}
