using CsCheck;

namespace Dispatch.Storage;

public abstract partial class StoreContract
{
    private const int Histories = 40;

    [Fact]
    public async Task Over_any_history_the_store_answers_like_its_model() =>
        await StoreHistory.Any.SampleAsync(
            async history =>
            {
                var name = Guid.NewGuid().ToString();
                var (model, store) = ((IStore)new MemoryStore(Partitions), await Open(name));
                foreach (var step in history)
                {
                    if (step is StoreHistory.Restart)
                    {
                        await Close(store);
                        store = await Open(name);
                    }

                    Assert.Equal(await step.On(model), await step.On(store));
                }

                Assert.Equal(await StoreHistory.Everything(model), await StoreHistory.Everything(store));
                await Close(store);
            },
            iter: Histories,
            threads: 1);
}
