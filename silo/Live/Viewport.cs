namespace Dispatch.Live;

/// <summary>The part of the Earth that a map shows, in degrees; its sides may lie beyond 180° where the map was scrolled on.</summary>
public readonly record struct Viewport(double West, double South, double East, double North)
{
    private const double Turn = 360;

    public bool IsValid => double.IsFinite(West) && double.IsFinite(East) && South <= North && West <= East;

    public bool Contains(double lon, double lat) =>
        lat >= South && lat <= North && (Spans(lon) || Spans(lon + Turn) || Spans(lon - Turn));

    private bool Spans(double lon) => lon >= West && lon <= East;
}
