using System.IO.Compression;
using Dispatch.Recordings;

namespace Dispatch.Simulation;

public sealed class RecordingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("dispatch-recording-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_trucks_row_comes_in_UTC_and_metric_units_under_the_files_name()
    {
        var recording = Recording.Read(File("yard.2016.csv", "local_time_est,place,lat,lon,speed_mph,heading,flags", "2016-03-01T06:15:57,R_05,26.024056,-80.133304,10,SE (145°),G--M-I--"));

        var position = Assert.Single(recording.Positions);
        Assert.Equal(new DateTimeOffset(2016, 3, 1, 11, 15, 57, TimeSpan.Zero), position.At);
        Assert.Equal(("yard", 16.09344, 145, true), (position.VehicleId, position.SpeedKmh, position.HeadingDeg, position.Ignition));
    }

    [Fact]
    public void A_packed_fleet_is_read_in_the_order_in_which_it_happened()
    {
        var path = Path.Combine(folder, "fleet.csv.gz");
        using (var packed = new StreamWriter(new GZipStream(System.IO.File.Create(path), CompressionMode.Compress)))
        {
            packed.Write("longitude,latitude,timestamp,name_id\n119.6,31.2,2020-07-18 09:13:10,b\n119.6,31.2,2020-07-18 09:07:17,a\n");
        }

        Assert.Equal(["a", "b"], Recording.Read(path).Positions.Select(position => position.VehicleId));
    }

    [Fact]
    public void Quotes_belong_to_the_file_and_not_to_the_value()
    {
        var recording = Recording.Read(File("bus.csv", "\"id\",\"vehicle_id\",\"timestamp\",\"latitude\",\"longitude\",\"bearing\"", "1,\"4716, \"\"B\"\"\",\"2026-01-26 15:57:02\",53.4,-2.9,"));

        Assert.Equal("4716, \"B\"", recording.Positions[0].VehicleId);
        Assert.Null(recording.Positions[0].HeadingDeg);
    }

    [Fact]
    public void Unknown_columns_are_answered_with_the_known_ones() =>
        Assert.Contains("known are truck: local_time_est", Complaint(File("other.csv", "a,b", "1,2")), StringComparison.Ordinal);

    [Fact]
    public void An_unreadable_value_is_named_with_its_line() =>
        Assert.Contains(
            "line 2: latitude is 'north', not a number",
            Complaint(File("bad.csv", "longitude,latitude,timestamp,name_id", "119.6,north,2020-07-18 09:13:10,b")),
            StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_missing() => Assert.Contains("There is no file", Complaint(Path.Combine(folder, "none.csv")), StringComparison.Ordinal);

    private static string Complaint(string path) => Assert.Throws<UsageException>(() => Recording.Read(path)).Message;

    private string File(string name, params string[] lines)
    {
        var path = Path.Combine(folder, name);
        System.IO.File.WriteAllLines(path, lines);
        return path;
    }
}
