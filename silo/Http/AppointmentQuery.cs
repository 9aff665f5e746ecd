using System.Collections.Immutable;
using System.Text;
using Dispatch.Http;
using Dispatch.Live;

namespace Dispatch.Facilities;

/// <summary>Which appointments are asked for, by when they are.</summary>
/// <param name="From">RFC 3339 with a zone; twelve hours ago where it is not given.</param>
/// <param name="To">The first moment after it; a day and a half after <paramref name="From"/> where it is not given, at most 31 days.</param>
/// <param name="Limit">1 to 500; 50 where it is not given.</param>
/// <param name="Cursor">The <c>nextCursor</c> of the page before.</param>
public sealed record AppointmentQuery(string? From, string? To, string? Limit, string? Cursor)
{
    private static readonly TimeSpan Ago = TimeSpan.FromHours(12);
    private static readonly TimeSpan Usual = TimeSpan.FromHours(36);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    private ListQuery Slice => new(null, null, null, null, null, null, null, Limit, Cursor);

    public Refusal? Fault(DateTimeOffset now) =>
        Slice.Fault<SortBy>()
        ?? Check.That(IsTime(From) && IsTime(To), "request.malformed", "from and to are times of RFC 3339 with a zone.")
        ?? Check.That(IsPeriod(now), "request.malformed", $"to lies after from, by at most {Longest.Days} days.");

    public (DateTimeOffset From, DateTimeOffset To) Period(DateTimeOffset now)
    {
        var from = Time(From) ?? now - Ago;
        return (from, Time(To) ?? from + Usual);
    }

    public Page<AppointmentView> Page(ImmutableArray<AppointmentView> appointments) =>
        Page<AppointmentView>.Of(Pages.Of(appointments, Place, Slice.ToQuery()));

    private static RowPlace Place(AppointmentView appointment) =>
        RowPlace.Of(appointment.Slot?.From ?? appointment.Window.From, appointment.AppointmentId.Value);

    /// <summary>Within our age, so that nothing is added to the end of time.</summary>
    private bool IsPeriod(DateTimeOffset now) =>
        Time(From)?.Year is null or (> 1 and < 9999) && Period(now) is var (from, to) && to > from && to - from <= Longest;

    private static bool IsTime(string? text) => text is null || Time(text) is not null;

    private static DateTimeOffset? Time(string? text) =>
        text is not null && Rfc3339.Read(Encoding.UTF8.GetBytes(text), out var unixMs) is TimeReading.Read
            ? DateTimeOffset.FromUnixTimeMilliseconds(unixMs)
            : null;
}
