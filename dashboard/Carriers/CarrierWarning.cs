using System.Collections.Immutable;
using System.Globalization;

namespace Dispatch.Carriers;

/// <summary>What keeps a carrier from being asked, or soon will.</summary>
/// <param name="IsNow">Whether it is so today already.</param>
public sealed record CarrierWarning(string Text, bool IsNow)
{
    /// <summary>So long before its end an insurance is worth a call.</summary>
    private const int SoonDays = 30;

    public static ImmutableArray<CarrierWarning> Of(CarrierProfile? profile, DateOnly today) => profile is null ? [] :
    [
        .. Authority(profile),
        .. Insurance(profile, today),
        .. profile.Blackouts.Where(days => days.Holds(today)).Select(days => new CarrierWarning($"It picks nothing up until {Day(days.To)}.", true)),
    ];

    private static IEnumerable<CarrierWarning> Authority(CarrierProfile profile) =>
        profile.Authority is Carriers.Authority.Inactive or Carriers.Authority.Revoked
            ? [new($"Its operating authority is {profile.Authority.ToString()!.ToLowerInvariant()}.", true)]
            : [];

    private static IEnumerable<CarrierWarning> Insurance(CarrierProfile profile, DateOnly today) => profile.InsuredUntil switch
    {
        { } last when last < today => [new($"Its cargo insurance ended on {Day(last)}.", true)],
        { } last when last <= today.AddDays(SoonDays) => [new($"Its cargo insurance ends on {Day(last)}.", false)],
        _ => [],
    };

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
