using System.Collections.Immutable;
using Xunit;
using static Dispatch.Shipments.ShipmentCommand;
using static Dispatch.Shipments.Some;

namespace Dispatch.Shipments;

public sealed class OrderSpecs
{
    public static TheoryData<string, Order> BrokenOrders { get; } = new()
    {
        { "order.no-stops", OrderWith() },
        { "order.no-pickup", OrderWith(Paint.Stops[1]) },
        { "order.no-delivery", OrderWith(Paint.Stops[0]) },
        { "order.too-many-stops", OrderWith([.. Enumerable.Repeat(Paint.Stops[0], 50), Paint.Stops[1]]) },
        { "order.duplicate-sequence", OrderWith(Paint.Stops[0], Paint.Stops[1] with { Sequence = 1 }) },
        { "order.invalid-sequence", OrderWith(Paint.Stops[0] with { Sequence = 3 }, Paint.Stops[1]) },
        { "order.invalid-window", WithWindow(At(2), At(2)) },
        { "order.invalid-window", WithWindow(At(2), At(1)) },
        { "order.invalid-window", WithWindow(At(2), DateTimeOffset.MaxValue) },
        { "order.invalid-window", WithWindow(DateTimeOffset.MinValue, At(2)) },
        { "order.invalid-place", WithPlace(new("Nowhere", new(91, 0), 250, "UTC")) },
        { "order.invalid-place", WithPlace(new("Nowhere", new(double.NaN, 0), 250, "UTC")) },
        { "order.invalid-place", WithPlace(new("A point", Ocala, 0, "UTC")) },
        { "order.invalid-place", WithPlace(new("Half of Florida", Ocala, 200_000, "UTC")) },
        { "order.too-long", WithPlace(new(new('x', 301), Ocala, 250, "UTC")) },
        { "order.too-long", Paint with { Priority = new('x', 301) } },
        { "order.too-long", Paint with { References = [new("PO", new('x', 301))] } },
        { "order.invalid-weight", Paint with { WeightKg = -1 } },
        { "order.invalid-weight", Paint with { WeightKg = double.NaN } },
        { "order.invalid-temperature", Paint with { Temperature = new(5, 2) } },
        { "order.invalid-temperature", Paint with { Temperature = new(double.NegativeInfinity, 2) } },
        { "order.invalid-quantity", OrderWith(Paint.Stops[0] with { Lines = [new("paint", -1)] }, Paint.Stops[1]) },
        { "order.invalid-id", Paint with { OrderId = new("") } },
        { "order.invalid-id", Paint with { OrderId = new("4711\u0000") } },
        { "order.invalid-id", Paint with { ClientId = new("ac~me") } },
        { "order.invalid-id", Paint with { ClientId = default } },
        { "order.too-many-references", Paint with { References = [.. Enumerable.Repeat(new Reference("PO", "1"), 101)] } },
        { "order.too-many-lines", OrderWith(Paint.Stops[0] with { Lines = Lines(2_001) }, Paint.Stops[1]) },
    };

    [Theory]
    [MemberData(nameof(BrokenOrders), DisableDiscoveryEnumeration = true)]
    public void A_broken_order_is_refused_by_its_first_broken_rule(string code, Order order) =>
        Journey.Unknown.When(new Release(order)).ThenRefused(code);

    [Fact]
    public void An_order_becomes_a_shipment() => Journey.Unknown
        .When(new Release(Paint))
        .Then(new ShipmentFact.Released(At(-24), Paint));

    [Fact]
    public void The_same_order_again_is_agreed_to() => Journey.UnderWay.When(new Release(Copy(Paint))).ThenNothing();

    [Fact]
    public void An_order_whose_facility_moved_since_is_still_the_same()
    {
        var inOcala = OrderWith(Paint.Stops[0] with { FacilityId = new("yard-1") }, Paint.Stops[1]);
        var moved = OrderWith(inOcala.Stops[0] with { Place = new("Ocala Yard", Valdosta, 100, "UTC") }, Paint.Stops[1]);
        Journey.Unknown.When(new Release(inOcala)).When(new Release(moved)).ThenNothing();
    }

    public static TheoryData<Order> OtherContents { get; } =
    [
        Paint with { WeightKg = 12_001 },
        Paint with { References = [new("PO", "98-2")] },
        Paint with { References = [] },
        OrderWith(Paint.Stops[0], Paint.Stops[1] with { Window = new(At(6), At(9)) }),
        OrderWith(Paint.Stops[0], Paint.Stops[1] with { Lines = [new("paint", 41)] }),
        OrderWith(Paint.Stops[0], Paint.Stops[1] with { Place = Paint.Stops[0].Place }),
        OrderWith(Paint.Stops[0], Paint.Stops[1], Paint.Stops[1] with { Sequence = 3 }),
    ];

    [Theory]
    [MemberData(nameof(OtherContents), DisableDiscoveryEnumeration = true)]
    public void The_same_order_with_other_content_is_a_conflict(Order other) => Journey.Released
        .When(new Release(other))
        .ThenRefused("order.conflict");

    [Fact]
    public void Nothing_is_known_of_a_shipment_that_was_not_ordered() => Journey.Unknown.When(Truck7).ThenRefused("shipment.unknown");

    /// <summary>Equal in content, but no array is the same object.</summary>
    private static Order Copy(Order order) => order with
    {
        References = [.. order.References],
        Stops = [.. order.Stops.Select(stop => stop with { Lines = [.. stop.Lines] })],
    };

    private static Order WithWindow(DateTimeOffset from, DateTimeOffset to) =>
        OrderWith(Paint.Stops[0] with { Window = new(from, to) }, Paint.Stops[1]);

    private static ImmutableArray<OrderLine> Lines(int count) => [.. Enumerable.Repeat(new OrderLine("paint", 1), count)];

    private static Order WithPlace(Place place) => OrderWith(Paint.Stops[0] with { Place = place }, Paint.Stops[1]);
}
