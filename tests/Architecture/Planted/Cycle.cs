namespace Dispatch.Planted.Docks
{
    /// <summary>Planted: knows the other module, which knows this one.</summary>
    internal sealed record Dock(Yards.Yard Yard);
}

namespace Dispatch.Planted.Yards
{
    internal sealed record Yard(string Name)
    {
        public Docks.Dock First => new(this);
    }
}
