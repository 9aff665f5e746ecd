using System.Collections.Immutable;
using Dispatch.Connectors;
using Dispatch.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dispatch.Integration;

/// <param name="Secret">At least 16 characters; it signs what is sent and is never shown again.</param>
/// <param name="Destinations"><c>erp</c>, <c>wms</c>, <c>carrier:{id}</c>, <c>carrier:*</c>; none switches it off.</param>
public sealed record EndpointBody(string Url, string Secret, ImmutableArray<string> Destinations)
{
    private const int MinSecret = 16;
    private const int MaxUrl = 2_000;
    private const int MaxDestinations = 100;

    public Refusal? Fault(string id) =>
        Check.Id(id, "id")
        ?? Check.NoNulls(Destinations, "destinations")
        ?? Check.That(IsUrl(Url), "endpoint.invalid-url", "url is an absolute address of http or https.")
        ?? Check.That(Secret.Length is >= MinSecret and <= Check.MaxName, "endpoint.weak-secret", $"A secret has {MinSecret} to {Check.MaxName} characters.")
        ?? Check.That(
            Destinations.Length <= MaxDestinations && Destinations.All(Integration.Destinations.IsOne),
            "endpoint.unknown-destination", "destinations are erp, wms, carrier:{id} and carrier:*.");

    public Endpoint ToEndpoint(string id) => new(new(id), Url, Secret, Destinations);

    private static bool IsUrl(string url) =>
        url.Length <= MaxUrl && Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}

/// <param name="Pending">How many messages wait.</param>
/// <param name="Dead">How many it would not take.</param>
/// <param name="Trouble">Why it does not get on; absent while it does.</param>
public sealed record EndpointView(EndpointId EndpointId, string Url, ImmutableArray<string> Destinations, int Pending, int Dead, string? Trouble)
{
    public static EndpointView Of(Endpoint endpoint, IReadOnlyCollection<ConnectorStatus> connectors) => new(
        endpoint.EndpointId,
        endpoint.Url,
        endpoint.Destinations,
        connectors.Sum(connector => connector.Pending),
        connectors.Sum(connector => connector.Dead),
        connectors.Select(connector => connector.Trouble).FirstOrDefault(trouble => trouble is not null));
}

public sealed record EndpointList(ImmutableArray<EndpointView> Items);

/// <summary>Where messages are delivered to.</summary>
public static class Endpoints
{
    /// <summary>Messages are delivered from now on: its connectors begin where the journal ends.</summary>
    public static async Task<Results<Ok<EndpointView>, ProblemHttpResult>> Put(
        string id, EndpointBody body, [AsParameters] Incoming incoming, IGrainFactory grains, EndpointBook endpoints, ConnectorsAwake connectors)
    {
        if (body.Fault(id) is { } fault)
        {
            return Problems.Of(fault);
        }

        var known = await endpoints.Read();
        if (known.Length >= EndpointBook.MaxEndpoints && !known.Any(endpoint => endpoint.EndpointId.Value == id))
        {
            return Problems.Of("endpoint.too-many", $"There are at most {EndpointBook.MaxEndpoints} endpoints.");
        }

        return await grains.GetGrain<IEndpointGrain>(id).Put(body.ToEndpoint(id), incoming.Origin()) is { } refusal
            ? Problems.Of(refusal)
            : await Get(id, grains, connectors);
    }

    public static async Task<Results<Ok<EndpointView>, ProblemHttpResult>> Get(string id, IGrainFactory grains, ConnectorsAwake connectors) =>
        Names.IsId(id) && await grains.GetGrain<IEndpointGrain>(id).Get() is { } endpoint
            ? TypedResults.Ok(EndpointView.Of(endpoint, await connectors.Wake(endpoint.EndpointId)))
            : Problems.Of("endpoint.unknown", $"There is no endpoint {id}.");

    public static async Task<Ok<EndpointList>> List(EndpointBook endpoints, ConnectorsAwake connectors)
    {
        var views = await Task.WhenAll((await endpoints.Read()).Select(async endpoint => EndpointView.Of(endpoint, await connectors.Wake(endpoint.EndpointId))));
        return TypedResults.Ok(new EndpointList([.. views.OrderBy(view => view.EndpointId.Value, StringComparer.Ordinal)]));
    }
}
