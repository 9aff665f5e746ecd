using Dispatch.Exceptions;
using Dispatch.Shipments;

namespace Dispatch.Live;

/// <summary>What a map is filtered by, as it stands in the address and is sent to the hub; a word that is null or empty filters nothing.</summary>
/// <param name="Severity">The least severity of an open exception; <c>info</c> shows every vehicle with one.</param>
public sealed record MapWords(string? Client, string? Carrier, string? Status, string? Severity)
{
    public static readonly MapWords None = new(null, null, null, null);

    /// <summary>The words that filter, by their names in the address.</summary>
    public IEnumerable<(string Name, string Word)> Set => All.Where(word => !string.IsNullOrEmpty(word.Word)).Select(word => (word.Name, word.Word!));

    public MapWords With(string name, string? word) => name switch
    {
        "client" => this with { Client = word },
        "carrier" => this with { Carrier = word },
        "status" => this with { Status = word },
        "severity" => this with { Severity = word },
        _ => this,
    };

    /// <summary>Without the words that no status and no severity has: an address may hold anything.</summary>
    public MapWords Known() => this with
    {
        Status = Enum.TryParse<ShipmentStatus>(Status, ignoreCase: true, out _) ? Status : null,
        Severity = Enum.TryParse<Severity>(Severity, ignoreCase: true, out _) ? Severity : null,
    };

    private (string Name, string? Word)[] All => [("client", Client), ("carrier", Carrier), ("status", Status), ("severity", Severity)];
}
