using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dispatch.Support;

/// <summary>The public API as an integrator calls it: from its description, sharing no type with the tower.</summary>
public sealed class TowerApi(HttpClient http)
{
    public static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public Task PutCarrier(string id, string name) => Put($"/v1/carriers/{Uri.EscapeDataString(id)}", new { name });

    public Task PutFacility(string id, FacilityBody facility) => Put($"/v1/facilities/{Uri.EscapeDataString(id)}", facility);

    public Task Assign(string shipment, string carrierId, string vehicleId) =>
        Put($"/v1/shipments/{Uri.EscapeDataString(shipment)}/assignment", new { carrierId, vehicleId });

    /// <returns>The shipment's id.</returns>
    public async Task<string> Release(OrderBody order)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/orders") { Content = JsonContent.Create(order, options: Json) };
        request.Headers.Add("Idempotency-Key", order.OrderId);
        using var response = await Succeeded(await http.SendAsync(request));
        return (await Read<ReleasedBody>(response)).ShipmentId;
    }

    public async Task<ShipmentBody> Shipment(string id) =>
        await Get<ShipmentBody>($"/v1/shipments/{Uri.EscapeDataString(id)}") ?? throw new InvalidOperationException($"There is no shipment {id}.");

    /// <summary>Whether the lists know it: they are a moment behind the shipment itself.</summary>
    public async Task<bool> Lists(string shipment) =>
        (await Get<ListBody>($"/v1/shipments?q={Uri.EscapeDataString(shipment)}"))!.Items.Any(row => row.ShipmentId == shipment);

    /// <summary>How many rows a list has in all.</summary>
    /// <param name="list"><c>shipments</c> or <c>exceptions</c>.</param>
    public async Task<int> Total(string list) => (await Get<ListBody>($"/v1/{list}?limit=1"))!.Total;

    /// <returns>All pages of it.</returns>
    public async Task<IReadOnlyList<TimelineEntry>> Timeline(string id)
    {
        var entries = new List<TimelineEntry>();
        for (var next = ""; next is not null;)
        {
            var page = await Get<TimelineBody>($"/v1/shipments/{Uri.EscapeDataString(id)}/timeline{next}")
                ?? throw new InvalidOperationException($"There is no shipment {id}.");
            entries.AddRange(page.Items);
            next = page.NextCursor is { } cursor ? $"?cursor={Uri.EscapeDataString(cursor)}" : null;
        }

        return entries;
    }

    /// <returns>Null where the tower has never heard of it.</returns>
    public Task<VehicleBody?> Vehicle(string carrier, string vehicle) =>
        Get<VehicleBody>($"/v1/vehicles/{Uri.EscapeDataString(carrier)}/{Uri.EscapeDataString(vehicle)}");

    public Task<SloBody?> Slo() => Get<SloBody>("/slo");

    private async Task Put(string path, object body)
    {
        using var response = await Succeeded(await http.PutAsJsonAsync(path, body, Json));
    }

    private async Task<T?> Get<T>(string path)
        where T : class
    {
        using var response = await http.GetAsync(path);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        return await Read<T>(await Succeeded(response));
    }

    private static async Task<T> Read<T>(HttpResponseMessage response) =>
        await response.Content.ReadFromJsonAsync<T>(Json) ?? throw new InvalidOperationException("The answer is empty.");

    private static async Task<HttpResponseMessage> Succeeded(HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        var said = await response.Content.ReadAsStringAsync();
        throw new HttpRequestException(
            $"{response.RequestMessage?.Method} {response.RequestMessage?.RequestUri}: {(int)response.StatusCode} {said}", null, response.StatusCode);
    }
}
