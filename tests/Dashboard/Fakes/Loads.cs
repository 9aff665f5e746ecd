using System.Collections.Immutable;
using Dispatch.Carriers;
using Dispatch.Dispatching;
using Dispatch.Facilities;
using Dispatch.Live;
using Dispatch.Shipments;

namespace Dispatch.Fakes;

/// <summary>Orders on their way to dispatch, as plain as they can be.</summary>
public static class Loads
{
    public static readonly Money Cheap = new(900, "USD");

    public static Gate Ready(GateKind kind) => new(kind, GateState.Ready, "It is there.", null, null, null, ["report of the WMS"], Assumed: false);

    public static Gate Waiting(GateKind kind) =>
        new(kind, GateState.Waiting, "The WMS has not said.", "wms", Rows.Noon.AddMinutes(20), "A report of the stock.", [], Assumed: false);

    public static ReleaseRow Row(string id, GateKind? blocking = null, ReleaseStatus status = ReleaseStatus.Gathering) => new(
        new(id),
        new("1"),
        new("acme"),
        status,
        Rows.Noon.AddMinutes(-5),
        "normal",
        [.. Enum.GetValues<GateKind>().Select(kind => new GateRow(kind, kind == blocking ? GateState.Waiting : GateState.Ready))],
        blocking,
        blocking is null ? null : "The WMS has not said.",
        blocking is null ? null : Rows.Noon.AddMinutes(20),
        Rows.Noon.AddHours(4),
        null,
        null,
        [],
        1);

    public static ReleaseView View(string id, ReleaseStatus status = ReleaseStatus.Gathering, params Gate[] gates) => new(
        new(id),
        new("1"),
        new("acme"),
        status,
        Rows.Noon.AddMinutes(-5),
        DispatchMode.Automatic,
        "normal",
        [.. gates],
        [],
        [],
        [],
        [],
        null,
        1,
        [],
        [],
        null,
        [],
        1);

    public static Approval Approval(int number, ApprovalState state = ApprovalState.Open, int minutes = 30) => new(
        number, 1, ApprovalKind.CostAboveLimit, null, null, new("dispatch-lead"), Rows.Noon, Rows.Noon.AddMinutes(minutes), "SWFT wants 1,400 USD; the limit is 1,000.",
        new(1_400, "USD"), state, null, null);

    public static Tender Tender(string shipment, int number, TenderKind kind, params Offer[] offers) =>
        new(TenderId.For(new(shipment), number), number, 1, kind, Rows.Noon, Rows.Noon.AddMinutes(15), new(2026, 5, 4), [.. offers]);

    public static Offer Offer(string carrier, OfferState state, Money? price = null, string? reason = null) =>
        new(new(carrier), Quote(900), state, state is OfferState.Sent ? null : Rows.Noon.AddMinutes(3), reason, price, "lane");

    public static Quote Quote(decimal amount) => new("lane", "USD", [new("flat", amount - 100, "for the load"), new("fuel", 100, "12.5 % of the haul")]);

    public static Choice Choice(string carrier, params (string Name, double Points)[] terms) => new(
        new(new(carrier), $"{carrier} Lines", new([new("insurance", true, "until 2027", "on 2026-05-04")]), Quote(900), 0.9, 0.95, 3, "lane", new(2026, 5, 4)),
        [.. terms.Select(term => new ScoreTerm(term.Name, term.Points, "so it is"))]);

    public static Choice Unfit(string carrier) => new(
        new(new(carrier), $"{carrier} Lines", new([new("insurance", false, "until 2025", "on 2026-05-04")]), null, null, null, null, null, new(2026, 5, 4)), []);

    public static Ranked Ranked(params Choice[] choices) => new(
        Rows.Noon, [.. choices], [], choices.Length, choices.Count(choice => choice.Candidate.Eligibility.IsEligible), null);

    /// <summary>A yard in Dallas with two doors, open from 6 to 18.</summary>
    public static Facility Yard(params string[] doors) => new(
        new("DAL-1"),
        "Dallas yard",
        new(32.8, -96.8),
        250,
        Journeys.DallasZone,
        new(
            [.. doors.Select(door => new Door(new(door), DoorUse.Both, []))],
            [.. Enum.GetValues<DayOfWeek>().Select(day => new OpenHours(day, new(6, 0), new(18, 0)))],
            [], [], []));

    public static AppointmentView Appointment(string shipment, string? door, int hour, AppointmentStatus status = AppointmentStatus.Held) => new(
        AppointmentId.For(new(shipment), 1),
        new(shipment),
        1,
        StopKind.Pickup,
        status,
        Rows.Noon.AddHours(-1),
        door is null ? null : new(new(door), Local(hour), Local(hour + 1)),
        null,
        new(Local(hour), Local(hour + 4)),
        "dryVan",
        60,
        new("SWFT"),
        null,
        null);

    /// <summary>An hour of the day on a clock in Dallas, which is five behind UTC.</summary>
    public static DateTimeOffset Local(int hour) => Rows.Noon.AddHours(hour + 5 - 12);

    public static TowerView Tower(params ReleaseRow[] rows) => TowerView.Empty with
    {
        Releases = rows.Where(row => row.IsOpen).ToImmutableDictionary(row => row.ReleaseId),
        AsOf = Rows.Noon,
    };
}
