using System.Buffers;
using System.Text.Json;

namespace Dispatch.Bench;

/// <summary>A fix that a vehicle reports.</summary>
public readonly record struct BenchFix(Journey Journey, DateTimeOffset At, double Lat, int SpeedKmh);

/// <summary>A request of positions as it goes over the wire, about 150 bytes each.</summary>
public static class PositionsBody
{
    private const int BytesOfFix = 192;

    public static byte[] Write(IEnumerable<BenchFix> fixes)
    {
        var buffer = new ArrayBufferWriter<byte>(Turns.PerRequest * BytesOfFix);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("positions");
            foreach (var fix in fixes)
            {
                Write(json, fix);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, BenchFix fix)
    {
        var (journey, at, lat, speedKmh) = fix;
        json.WriteStartObject();
        json.WriteString("vehicleId", journey.VehicleId);
        json.WriteString("carrierId", Load.Carrier);
        json.WriteString("at", at.UtcDateTime);
        json.WriteNumber("lat", Math.Round(lat, 6));
        json.WriteNumber("lon", Math.Round(journey.Lon, 6));
        json.WriteNumber("speedKmh", speedKmh);
        json.WriteNumber("headingDeg", 0);
        json.WriteNumber("accuracyM", 5);
        json.WriteEndObject();
    }
}
