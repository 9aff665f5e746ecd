using System.Net.Http.Headers;
using System.Text.Json;
using Xunit;

namespace Dispatch.Edges;

public class KeyTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("Bearer dsp_wrong")]
    [InlineData("Bearer ")]
    [InlineData("Basic ZHNwX2VkZ2U6")]
    public async Task Without_the_key_nothing_is_answered(string? authorization)
    {
        await using var edge = await Edge.Start();
        edge.Client.DefaultRequestHeaders.Authorization = authorization is null ? null : AuthenticationHeaderValue.Parse(authorization);

        var (status, problem) = await edge.PostPositions("""{"positions":[]}""");

        Assert.Equal((401, "auth.required"), (status, problem.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Without_a_configured_key_the_first_start_makes_one_and_keeps_only_its_hash()
    {
        await using var edge = await Edge.Start(("Dispatch:Bootstrap:ApiKey", ""));

        var kept = await edge.Store.Load(new("account", "bootstrap-key", "account"));

        Assert.Equal(32, JsonElement.Parse(kept!.State.Span).GetProperty("sha256").GetBytesFromBase64().Length);
        Assert.Equal(401, (await edge.PostPositions("""{"positions":[]}""")).Status);
    }
}
