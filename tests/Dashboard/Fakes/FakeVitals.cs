using Dispatch.Live;

namespace Dispatch.Fakes;

public sealed class FakeVitals : IVitals
{
    public Vitals Now { get; set; } = new([], [], Rows.Noon);
}
