namespace Dispatch.Exceptions;

/// <summary>Which exceptions a person wants to see; every field that is set must match.</summary>
/// <param name="Owner">A name, or <see cref="Mine"/> or <see cref="Nobodys"/>.</param>
public sealed record WorkFilter(
    Severity? Severity = null,
    CaseType? Type = null,
    string? Owner = null,
    WorkStatus Status = WorkStatus.ToDo,
    ClientId? Client = null,
    CarrierId? Carrier = null,
    string Text = "")
{
    public const string Mine = "me";

    /// <summary>Still with a role: no person has taken it.</summary>
    public const string Nobodys = "nobody";

    public static readonly WorkFilter Default = new();

    private static readonly HashSet<string> Roles = [.. Taxonomy.Entries.SelectMany(entry => entry.Ladder)];

    public bool Accepts(CaseRow row, string me) =>
        (Severity is null || row.Severity == Severity)
        && (Type is null || row.Type == Type)
        && (Client is null || row.ClientId == Client)
        && (Carrier is null || row.CarrierId == Carrier)
        && AcceptsStatus(row.Status)
        && AcceptsOwner(row.Owner, me)
        && AcceptsText(row);

    private bool AcceptsStatus(CaseStatus status) => Status switch
    {
        WorkStatus.ToDo => status is CaseStatus.Open or CaseStatus.Acknowledged or CaseStatus.InProgress or CaseStatus.Waiting,
        WorkStatus.Unseen => status is CaseStatus.Open,
        WorkStatus.InProgress => status is CaseStatus.InProgress,
        WorkStatus.Snoozed => status is CaseStatus.Snoozed,
        _ => true,
    };

    private bool AcceptsOwner(string owner, string me) => Owner switch
    {
        null => true,
        Mine => owner == me,
        Nobodys => Roles.Contains(owner),
        _ => owner == Owner,
    };

    private bool AcceptsText(CaseRow row) =>
        Text.Length == 0
        || Has(row.ExceptionId.Value) || Has(row.Type.Value) || Has(CaseTypeNames.Of(row.Type)) || Has(row.Summary) || Has(row.Owner)
        || Has(row.ClientId?.Value) || Has(row.CarrierId?.Value);

    private bool Has(string? text) => text is not null && text.Contains(Text, StringComparison.OrdinalIgnoreCase);
}

public enum WorkStatus
{
    /// <summary>Work is left and it does not sleep.</summary>
    ToDo,

    /// <summary>Nobody has acknowledged it.</summary>
    Unseen,
    InProgress,
    Snoozed,
    Any,
}

public enum WorkSort
{
    /// <summary>The worst first, then the one whose deadline is next.</summary>
    Severity,
    Deadline,

    /// <summary>The oldest first.</summary>
    Age,
    Client,
    Type,
}
