using Xunit;
using static Dispatch.Carriers.CarrierCommand;
using static Dispatch.Carriers.Hauler;

namespace Dispatch.Carriers;

/// <summary>What a carrier's profile must be, and what is no news.</summary>
public sealed class CarrierRuleSpecs
{
    [Fact]
    public void The_same_again_is_no_news()
    {
        Known.When(new Put(Able(Profile with { Equipment = ["van"], Lanes = [North with { Rate = Rate with { Accessorials = [] } }] }))).ThenNothing();
        Of(profile: null).When(new Put(Able(profile: null))).ThenNothing();
    }

    [Fact]
    public void Anything_else_is()
    {
        Assert.NotEmpty(Known.When(new Put(Able(Profile with { Lanes = [North with { Rate = Rate with { Accessorials = [new("hazmat", 1)] } }] }))).Facts);
        Assert.NotEmpty(Known.When(new Put(Able(profile: null))).Facts);
        Assert.NotEmpty(Known.When(new Put(Able(Profile) with { Phone = "+1" })).Facts);
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Refused("carrier.unnamed-lane", Profile with { Lanes = [North with { Name = " " }] });
        Refused("carrier.duplicate-lane", Profile with { Lanes = [North, North] });
        Refused("carrier.negative-capacity", Profile with { Lanes = [North with { DailyCapacity = -1 }] });
        Refused("carrier.invalid-lane-end", Profile with { Lanes = [North with { From = new(Center: new(91, 0), RadiusKm: 1) }] });
        Refused("carrier.invalid-lane-end", Profile with { Lanes = [North with { From = new(RadiusKm: 1) }] });
        Refused("carrier.negative-rate", Profile with { Lanes = [North with { Rate = Rate with { PerKm = -1 } }] });
        Refused("carrier.negative-rate", Profile with { Lanes = [North with { Rate = Rate with { Accessorials = [new("hazmat", -1)] } }] });
        Refused("carrier.invalid-rate", Profile with { Lanes = [North with { Rate = Rate with { Flat = null, PerKm = null } }] });
        Refused("carrier.invalid-rate", Profile with { Lanes = [North with { Rate = Rate with { Flat = decimal.MaxValue } }] });
        Refused("carrier.invalid-currency", Profile with { Lanes = [North with { Rate = Rate with { Currency = "usd" } }] });
        Refused("carrier.invalid-equipment", Profile with { Equipment = [""] });
        Refused("carrier.invalid-weight", Profile with { MaxWeightKg = double.NaN });
        Refused("carrier.invalid-temperature", Profile with { Temperature = new(8, 2) });
        Refused("carrier.invalid-blackout", Profile with { Blackouts = [new(Day, Day.AddDays(-1))] });
        Refused("carrier.too-much", Profile with { Equipment = [.. Enumerable.Repeat("van", 51)] });
    }

    private static void Refused(string code, CarrierProfile profile) => Unknown.When(new Put(Able(profile))).ThenRefused(code);
}
