namespace Dispatch;

/// <summary>A length in metres.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.metres")]
public readonly record struct Metres(double Value) : IComparable<Metres>
{
    public Kilometres Kilometres => new(Value / 1000);

    public int CompareTo(Metres other) => Value.CompareTo(other.Value);

    public static bool operator <(Metres a, Metres b) => a.Value < b.Value;

    public static bool operator >(Metres a, Metres b) => a.Value > b.Value;

    public static bool operator <=(Metres a, Metres b) => a.Value <= b.Value;

    public static bool operator >=(Metres a, Metres b) => a.Value >= b.Value;

    public override string ToString() => $"{Value:0.#} m";
}

/// <summary>A length in kilometres.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.kilometres")]
public readonly record struct Kilometres(double Value)
{
    public TimeSpan At(KilometresPerHour speed) => TimeSpan.FromHours(Value / speed.Value);

    public override string ToString() => $"{Value:0.#} km";
}

/// <summary>A speed in kilometres per hour.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.kilometres-per-hour")]
public readonly record struct KilometresPerHour(double Value)
{
    public override string ToString() => $"{Value:0.#} km/h";
}
