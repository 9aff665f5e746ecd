namespace Dispatch.Shipments;

/// <summary>What an order must be to become a shipment.</summary>
public static class OrderRules
{
    public const int MaxIdLength = 100;
    public const int MaxTextLength = 300;
    public const int MaxStops = 50;
    public const int MaxReferences = 100;

    /// <summary>Over all stops; a shipment's state must fit one commit.</summary>
    public const int MaxLines = 2_000;

    /// <returns>The first rule that is broken; null where none is.</returns>
    public static Refusal? Check(Order order) =>
        CheckHead(order) ?? CheckWay(order) ?? order.Stops.Select(CheckStop).FirstOrDefault(refusal => refusal is not null);

    private static Refusal? CheckHead(Order order) => order switch
    {
        _ when !IsId(order.OrderId.Value) || !IsId(order.ClientId.Value) || order.ClientId.Value.Contains('~') =>
            new("order.invalid-id", $"Ids have 1 to {MaxIdLength} printable characters, a client's without a tilde."),
        _ when IsTooLong(order.Priority, order.Equipment, order.Customer.Id, order.Customer.Tier, order.Commodity, order.Handling) =>
            new("order.too-long", $"Texts have at most {MaxTextLength} characters."),
        { WeightKg: not (>= 0 and < double.PositiveInfinity) } =>
            new("order.invalid-weight", "The weight in kilograms is zero or more."),
        { Temperature: { } band } when !(band.MinC <= band.MaxC) || !double.IsFinite(band.MinC) || !double.IsFinite(band.MaxC) =>
            new("order.invalid-temperature", "The temperature band begins above its end."),
        { References: { IsDefault: true } or { Length: > MaxReferences } } =>
            new("order.too-many-references", $"An order has at most {MaxReferences} references."),
        _ when order.References.Any(reference => IsTooLong(reference.Type, reference.Value)) =>
            new("order.too-long", $"Texts have at most {MaxTextLength} characters."),
        _ => null,
    };

    private static Refusal? CheckWay(Order order) => order.Stops switch
    {
        { IsDefaultOrEmpty: true } => new("order.no-stops", "An order needs a pickup and a delivery."),
        { Length: > MaxStops } => new("order.too-many-stops", $"An order has at most {MaxStops} stops."),
        [{ Kind: not StopKind.Pickup }, ..] => new("order.no-pickup", "The first stop is a pickup."),
        [.., { Kind: not StopKind.Delivery }] => new("order.no-delivery", "The last stop is a delivery."),
        var stops when stops.Zip(stops.Skip(1)).Any(pair => pair.First.Sequence == pair.Second.Sequence) =>
            new("order.duplicate-sequence", "Two stops have the same sequence."),
        var stops when stops.Zip(stops.Skip(1)).Any(pair => pair.First.Sequence > pair.Second.Sequence) =>
            new("order.invalid-sequence", "Stops come in the order of their sequence."),
        var stops when stops.Any(stop => stop.Lines.IsDefault) || stops.Sum(stop => stop.Lines.Length) > MaxLines =>
            new("order.too-many-lines", $"An order has at most {MaxLines} lines."),
        _ => null,
    };

    private static Refusal? CheckStop(OrderStop stop) => stop switch
    {
        { Place.Point.IsOnEarth: false } or { Place.RadiusM: not (> 0 and <= Place.MaxRadiusM) } =>
            new("order.invalid-place", $"Stop {stop.Sequence} has no place on earth, or a fence out of 0 to {Place.MaxRadiusM} m."),
        { Window: var (from, to) } when from >= to || !TimeRules.IsPlausible(from) || !TimeRules.IsPlausible(to) =>
            new("order.invalid-window", $"The window of stop {stop.Sequence} ends before it begins, or is not of our time."),
        _ when stop.Lines.Any(line => line.Quantity is not (>= 0 and < double.PositiveInfinity)) =>
            new("order.invalid-quantity", $"A quantity at stop {stop.Sequence} is less than nothing."),
        _ when IsTooLong(stop.Place.Name, stop.Place.TimeZone, stop.FacilityId?.Value) || stop.Lines.Any(line => IsTooLong(line.Sku)) =>
            new("order.too-long", $"Texts have at most {MaxTextLength} characters."),
        _ => null,
    };

    private static bool IsId(string value) => value is { Length: > 0 and <= MaxIdLength } && !value.Any(char.IsControl);

    private static bool IsTooLong(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            if (text is { Length: > MaxTextLength })
            {
                return true;
            }
        }

        return false;
    }
}
