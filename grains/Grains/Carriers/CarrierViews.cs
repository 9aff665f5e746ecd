namespace Dispatch.Carriers;

/// <summary>A carrier's file as its readers see it.</summary>
public static class CarrierViews
{
    /// <returns>Null for a carrier that nobody has put.</returns>
    public static CarrierRow? Row(CarrierFile file, long change) => file.Data is not { } data ? null : new(data, change)
    {
        Commitments = file.Commitments,
        Scorecard = file.Scorecard,
    };
}
