namespace Dispatch.Integration;

/// <summary>The name of a connector: <c>{endpoint}/{partition}</c>. An endpoint's id has no slash.</summary>
public readonly record struct ConnectorKey(EndpointId Endpoint, int Partition)
{
    /// <summary>What its position and what waits are kept under.</summary>
    public string Reader => Storage.ReaderNames.Connector(Endpoint.Value);

    public static ConnectorKey Of(string key) =>
        key.LastIndexOf('/') is var at and > 0 && int.TryParse(key.AsSpan(at + 1), out var partition)
            ? new(new(key[..at]), partition)
            : throw new ArgumentException($"{key} is no connector's name.", nameof(key));

    public override string ToString() => $"{Endpoint}/{Partition}";
}
