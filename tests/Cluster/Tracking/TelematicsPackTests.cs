using System.Buffers;
using System.Diagnostics;
using System.Text;
using CsCheck;

namespace Dispatch.Tracking;

public class TelematicsPackTests
{
    private const double UnitDeg = 1e-7;

    private static readonly Gen<string> Names = Gen.String[Gen.Char.AlphaNumeric, 1, 64];

    private static readonly Gen<float> Measures = Gen.Frequency((1, Gen.Const(float.NaN)), (3, Gen.Float[-500, 5_000]));

    private static readonly Gen<GeoPoint> Points = Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180], (lat, lon) => new GeoPoint(lat, lon));

    private static readonly Gen<Fix> Fixes = Gen.Select(
        Gen.Long, Points, Measures, Measures, Gen.Select(Measures, Measures), Gen.SByte[-1, 1], Gen.Long[-1, long.MaxValue],
        (at, point, speed, heading, rest, ignition, sequence) => new Fix(at, point, speed, heading, rest.Item1, rest.Item2, ignition, sequence));

    private static readonly Gen<(string Carrier, string Vehicle, Fix Fix)[]> Batches = Gen.Select(Names, Names, Fixes).Array[0, 20];

    private static readonly Gen<ActivityContext> Traces = Gen.Select(Gen.Byte.Array[16], Gen.Byte.Array[8]).Where(ids => ids.Item1.Any(b => b > 0) && ids.Item2.Any(b => b > 0)).Select(
        ids => new ActivityContext(ActivityTraceId.CreateFromBytes(ids.Item1), ActivitySpanId.CreateFromBytes(ids.Item2), ActivityTraceFlags.Recorded));

    private static readonly Gen<Watch> Watches = Gen.Select(
        Names, Gen.Int, Names, Names, Gen.Select(Gen.Int, Points, Gen.Float[1, 100_000]).Array[0, 20],
        (shipment, assignment, carrier, vehicle, stops) => new Watch(
            new(shipment),
            assignment,
            VehicleKey.Of(new(carrier), new(vehicle)),
            [.. stops.Select(stop => new StopToWatch(new(shipment), assignment, stop.Item1, stop.Item2, stop.Item3))]));

    [Fact]
    public void Positions_read_as_they_were_written_to_the_centimetre() => Gen.Select(Gen.Long, Batches).Sample((receivedAt, batch) =>
    {
        var entry = Pack(receivedAt, batch);

        Assert.Equal(TelematicsKind.Positions, TelematicsPack.KindOf(entry));
        Assert.Equal(receivedAt, TelematicsPack.Read(entry).ReceivedAtMs);
        var at = 0;
        foreach (var position in TelematicsPack.Read(entry))
        {
            var (carrier, vehicle, fix) = batch[at++];
            Assert.Equal(VehicleKey.Of(new(carrier), new(vehicle)), position.VehicleKey);
            Assert.Equal(fix.Point.Lat, position.Fix.Point.Lat, UnitDeg);
            Assert.Equal(fix.Point.Lon, position.Fix.Point.Lon, UnitDeg);
            Assert.Equal(fix, position.Fix with { Point = fix.Point });
        }

        Assert.Equal(batch.Length, at);
    });

    [Fact]
    public void Positions_keep_the_trace_that_they_came_in_with() => Gen.Select(Traces, Batches).Sample((trace, batch) =>
    {
        var read = TelematicsPack.Read(Pack(7, batch, trace));

        Assert.Equal((trace.TraceId, trace.SpanId, trace.TraceFlags), (read.Trace.TraceId, read.Trace.SpanId, read.Trace.TraceFlags));
        Assert.Equal(7, read.ReceivedAtMs);
        foreach (var (_, vehicle, fix) in batch)
        {
            Assert.True(read.MoveNext());
            Assert.Equal(fix.AtMs, read.Current.Fix.AtMs);
            Assert.EndsWith(vehicle, Encoding.UTF8.GetString(read.Current.VehicleKey), StringComparison.Ordinal);
        }

        Assert.False(read.MoveNext());
    });

    /// <summary>Every store there is holds the first form.</summary>
    [Theory]
    [InlineData(null, "010100666BAE9C0100000241420254310000666BAE9C010000D853891330F34DC6")]
    [InlineData(
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "010200666BAE9C0100000AF7651916CD43DD8448EB211C80319CB7AD6B7169203331010241420254310000666BAE9C010000D853891330F34DC6")]
    public void Positions_are_stored_so(string? traceparent, string stored)
    {
        var noon = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
        var trace = traceparent is null ? default : ActivityContext.Parse(traceparent, null);

        Assert.Equal(stored, Convert.ToHexString(Pack(noon.ToUnixTimeMilliseconds(), [("AB", "T1", Fix.At(noon, new(32.7767, -96.797)))], trace)));
        Assert.Equal(trace.TraceId, TelematicsPack.Read(Convert.FromHexString(stored)).Trace.TraceId);
    }

    [Fact]
    public void A_watch_reads_as_it_was_written() => Watches.Sample(watch =>
    {
        var output = new ArrayBufferWriter<byte>();
        watch.Write(output);
        var read = Watch.Read(output.WrittenSpan);

        Assert.Equal(TelematicsKind.Watch, TelematicsPack.KindOf(output.WrittenSpan));
        Assert.Equal((watch.Shipment, watch.Assignment), (read.Shipment, read.Assignment));
        Assert.Equal(watch.VehicleKey.Span, read.VehicleKey.Span);
        Assert.Equal(watch.Stops.Select(WithoutPoint), read.Stops.Select(WithoutPoint));
        Assert.All(watch.Stops.Zip(read.Stops), stop =>
        {
            Assert.Equal(stop.First.Point.Lat, stop.Second.Point.Lat, UnitDeg);
            Assert.Equal(stop.First.Point.Lon, stop.Second.Point.Lon, UnitDeg);
        });
    });

    [Fact]
    public void An_unwatch_reads_as_it_was_written() => Watches.Sample(watch =>
    {
        var output = new ArrayBufferWriter<byte>();
        new Unwatch(watch.Shipment, watch.Assignment, watch.VehicleKey).Write(output);
        var read = Unwatch.Read(output.WrittenSpan);

        Assert.Equal(TelematicsKind.Unwatch, TelematicsPack.KindOf(output.WrittenSpan));
        Assert.Equal((watch.Shipment, watch.Assignment), (read.Shipment, read.Assignment));
        Assert.Equal(watch.VehicleKey.Span, read.VehicleKey.Span);
    });

    [Fact]
    public void A_vehicle_key_gives_its_names_back() => Gen.Select(Names, Names).Sample((carrier, vehicle) =>
        Assert.Equal((new CarrierId(carrier), new VehicleId(vehicle)), VehicleKey.Names(VehicleKey.Of(new(carrier), new(vehicle)))));

    [Fact]
    public void Damaged_bytes_are_read_or_named_as_damaged_and_nothing_else() =>
        Gen.Select(Gen.Select(Batches, Watches), Gen.Int[0, 2], Gen.Int[0, int.MaxValue], Gen.Byte).Sample((entries, how, where, value) =>
        {
            var watch = new ArrayBufferWriter<byte>();
            entries.Item2.Write(watch);
            var trace = new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded);
            foreach (var entry in new[] { Pack(0, entries.Item1), Pack(0, entries.Item1, trace), watch.WrittenSpan.ToArray() })
            {
                ReadsOrThrowsInvalidData(Damage(entry, how, where % entry.Length, value));
            }
        });

    [Fact]
    public void Any_bytes_at_all_are_read_or_named_as_damaged_and_nothing_else() => Gen.Byte.Array[0, 200].Sample(ReadsOrThrowsInvalidData);

    [Fact]
    public void A_place_that_is_not_on_Earth_is_never_written() => Assert.Throws<ArgumentOutOfRangeException>(() =>
        TelematicsPack.AppendPosition(new ArrayBufferWriter<byte>(), "A"u8, "B"u8, Fix.At(default, new GeoPoint(double.NaN, 0))));

    private static byte[] Pack(long receivedAtMs, (string Carrier, string Vehicle, Fix Fix)[] batch, ActivityContext trace = default)
    {
        var output = new ArrayBufferWriter<byte>();
        TelematicsPack.Positions(output, receivedAtMs, trace);
        foreach (var (carrier, vehicle, fix) in batch)
        {
            TelematicsPack.AppendPosition(output, Encoding.UTF8.GetBytes(carrier), Encoding.UTF8.GetBytes(vehicle), fix);
        }

        return output.WrittenSpan.ToArray();
    }

    private static byte[] Damage(byte[] entry, int how, int where, byte value) => how switch
    {
        0 => [.. entry[..where], value, .. entry[(where + 1)..]],
        1 => [.. entry[..where], value, .. entry[where..]],
        _ => entry[..where],
    };

    private static void ReadsOrThrowsInvalidData(byte[] entry)
    {
        try
        {
            switch (TelematicsPack.KindOf(entry))
            {
                case TelematicsKind.Watch:
                    Watch.Read(entry);
                    break;
                case TelematicsKind.Unwatch:
                    Unwatch.Read(entry);
                    break;
                case TelematicsKind.Positions:
                    foreach (var position in TelematicsPack.Read(entry))
                    {
                        VehicleKey.Names(position.VehicleKey);
                    }

                    break;
            }
        }
        catch (InvalidDataException)
        {
            // What a reader puts into quarantine.
        }
    }

    private static StopToWatch WithoutPoint(StopToWatch stop) => stop with { Point = default };
}
