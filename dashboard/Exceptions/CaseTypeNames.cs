using System.Collections.Frozen;

namespace Dispatch.Exceptions;

/// <summary>What people call the types of the exception taxonomy. A type that is not known here is shown by its id.</summary>
public static class CaseTypeNames
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["DSP-INV"] = "Inventory not ready",
        ["DSP-DOCK"] = "No dock slot",
        ["DSP-ELIG"] = "No eligible carrier",
        ["TND-REJ"] = "Tender declined",
        ["TND-EXP"] = "Tender expired",
        ["PU-LATE-R"] = "Pickup at risk",
        ["PU-MISS"] = "Missed pickup",
        ["TR-DARK"] = "Tracking silent",
        ["TR-DWELL"] = "Excess dwell",
        ["TR-DEV"] = "Route deviation",
        ["TR-DELAY"] = "Delivery at risk",
        ["TR-WX"] = "Weather on the route",
        ["TR-BRK"] = "Breakdown or accident",
        ["TR-TEMP"] = "Temperature excursion",
        ["CU-HOLD"] = "Customs hold",
        ["DL-MISS"] = "Missed delivery",
        ["DL-REF"] = "Delivery refused",
        ["DL-OSD"] = "Over, short or damaged",
        ["DL-POD"] = "Proof of delivery missing",
        ["BL-MISM"] = "Invoice mismatch",
        ["BL-DUP"] = "Duplicate invoice",
        ["IN-FAIL"] = "Integration failing",
        ["IN-LATE"] = "Feed late",
        ["IN-DUP"] = "Duplicate storm",
        ["IN-SCH"] = "Feed breaks its contract",
        ["MF-LINE"] = "Line-stop risk",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Of(CaseType type) => Names.GetValueOrDefault(type.Value, type.Value);
}
