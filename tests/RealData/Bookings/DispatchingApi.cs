using System.Net.Http.Json;
using System.Text.Json;

namespace Dispatch.RealData.Bookings;

/// <summary>The calls of dispatching, as ERP, WMS and carriers make them.</summary>
internal sealed class DispatchingApi(HttpClient http)
{
    public Task<(int Status, JsonElement Body)> Put(string path, object body) => Answer(http.PutAsJsonAsync(path, body, JsonSerializerOptions.Web));

    public Task<(int Status, JsonElement Body)> Post(string path, object body) => Answer(http.PostAsJsonAsync(path, body, JsonSerializerOptions.Web));

    /// <summary>All pages of a list.</summary>
    public async Task<IReadOnlyList<JsonElement>> All(string path)
    {
        var items = new List<JsonElement>();
        for (var cursor = ""; cursor is not null;)
        {
            var (_, page) = await Answer(http.GetAsync($"{path}{cursor}"));
            items.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.TryGetProperty("nextCursor", out var next) ? $"&cursor={next}" : null;
        }

        return items;
    }

    public async Task<int> Total(string path) => (await Answer(http.GetAsync(path))).Body.GetProperty("total").GetInt32();

    private static async Task<(int Status, JsonElement Body)> Answer(Task<HttpResponseMessage> call)
    {
        using var response = await call;
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, JsonElement.Parse(text.Length == 0 ? "null" : text));
    }
}
