using Dispatch.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Polly.Timeout;

namespace Dispatch.Cluster;

/// <summary>Trouble that passes by itself is known as such in another silo too: no entry is set aside for it.</summary>
public sealed class WireTests
{
    [Fact]
    public void A_store_that_is_away_is_told_in_words_that_others_can_read() => GoesOver(new StoreUnavailableException("away", new InvalidOperationException()));

    [Fact]
    public void A_silo_that_waited_too_long_for_another_is_told_in_words_that_others_can_read() => GoesOver(new TimeoutRejectedException("too slow"));

    private static void GoesOver(Exception trouble)
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var wire = services.GetRequiredService<Serializer>();

        var told = wire.Deserialize<Exception>(wire.SerializeToArray(trouble));

        Assert.Equal((trouble.GetType(), trouble.Message), (told!.GetType(), told.Message));
        Assert.True(Effects.IsTransient(told));
    }
}
