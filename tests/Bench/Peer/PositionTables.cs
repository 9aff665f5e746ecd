using Npgsql;
using NpgsqlTypes;

namespace Dispatch.Bench.Peer;

/// <summary>
/// A history that knows a position once, and the latest position of each vehicle. The key of the history is also what a vehicle's way is
/// read by, and what makes a repeat harmless.
/// </summary>
public static class PositionTables
{
    private const string Tables =
        """
        CREATE TABLE history(
            carrier text NOT NULL, vehicle text NOT NULL, at timestamptz NOT NULL, lat float8 NOT NULL, lon float8 NOT NULL,
            speed_kmh float8, heading_deg float8, accuracy_m float8, received_at timestamptz NOT NULL DEFAULT now(),
            PRIMARY KEY (carrier, vehicle, at));
        CREATE TABLE latest(
            carrier text NOT NULL, vehicle text NOT NULL, at timestamptz NOT NULL, lat float8 NOT NULL, lon float8 NOT NULL,
            speed_kmh float8, heading_deg float8, accuracy_m float8,
            PRIMARY KEY (carrier, vehicle)) WITH (fillfactor = 50);
        """;

    /// <summary>One statement, one transaction, one round trip. In the order of the vehicles, so that two batches cannot wait for each other in a circle.</summary>
    private const string InsertBatch =
        """
        WITH batch AS (
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8) AS batch(carrier, vehicle, at, lat, lon, speed_kmh, heading_deg, accuracy_m)
            ORDER BY carrier, vehicle, at),
        kept AS (
            INSERT INTO history(carrier, vehicle, at, lat, lon, speed_kmh, heading_deg, accuracy_m)
            SELECT * FROM batch ON CONFLICT DO NOTHING RETURNING 1),
        moved AS (
            INSERT INTO latest
            SELECT DISTINCT ON (carrier, vehicle) * FROM batch ORDER BY carrier, vehicle, at DESC
            ON CONFLICT (carrier, vehicle) DO UPDATE SET
                at = excluded.at, lat = excluded.lat, lon = excluded.lon,
                speed_kmh = excluded.speed_kmh, heading_deg = excluded.heading_deg, accuracy_m = excluded.accuracy_m
            WHERE latest.at < excluded.at)
        SELECT count(*) FROM kept
        """;

    public static async Task Create(NpgsqlDataSource database)
    {
        await using var create = database.CreateCommand(Tables);
        await create.ExecuteNonQueryAsync();
    }

    /// <returns>How many of them were not known yet.</returns>
    public static async Task<int> Insert(NpgsqlDataSource database, IReadOnlyList<PositionBody> positions, CancellationToken stop)
    {
        await using var insert = database.CreateCommand(InsertBatch);
        Add(insert, positions, NpgsqlDbType.Text, position => position.CarrierId);
        Add(insert, positions, NpgsqlDbType.Text, position => position.VehicleId);
        Add(insert, positions, NpgsqlDbType.TimestampTz, position => position.At.UtcDateTime);
        Add(insert, positions, NpgsqlDbType.Double, position => position.Lat);
        Add(insert, positions, NpgsqlDbType.Double, position => position.Lon);
        Add(insert, positions, NpgsqlDbType.Double, position => position.SpeedKmh);
        Add(insert, positions, NpgsqlDbType.Double, position => position.HeadingDeg);
        Add(insert, positions, NpgsqlDbType.Double, position => position.AccuracyM);
        return (int)(long)(await insert.ExecuteScalarAsync(stop))!;
    }

    /// <returns>Rows of the history, of the latest, and the sum of the latest's times in microseconds since 1970.</returns>
    public static async Task<(long History, long Latest, decimal LatestAt)> Count(NpgsqlDataSource database)
    {
        await using var count = database.CreateCommand(
            "SELECT (SELECT count(*) FROM history), count(*), coalesce(trunc(sum(extract(epoch FROM at)) * 1000000), 0) FROM latest");
        await using var row = await count.ExecuteReaderAsync();
        await row.ReadAsync();
        return (row.GetInt64(0), row.GetInt64(1), row.GetDecimal(2));
    }

    private static void Add<T>(NpgsqlCommand insert, IReadOnlyList<PositionBody> positions, NpgsqlDbType type, Func<PositionBody, T> value)
    {
        var column = new T[positions.Count];
        for (var i = 0; i < column.Length; i++)
        {
            column[i] = value(positions[i]);
        }

        insert.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = column, NpgsqlDbType = NpgsqlDbType.Array | type });
    }
}
