using Dispatch.Live;

namespace Dispatch.Lists;

/// <summary>A row of a list as somebody sees it. Two lines are equal that show the same.</summary>
public interface ILine<TLine, TRow> : IEquatable<TLine>
    where TLine : ILine<TLine, TRow>
{
    ShipmentId Id { get; }

    TRow Row { get; }

    /// <summary>Whether work was left in it and the live tower has it no longer: what became of it has to be asked for.</summary>
    bool HasEnded { get; }

    static abstract TLine Of(TRow row);

    /// <summary>Of a row the newest counts.</summary>
    TLine With(TRow row);

    TLine With(TowerView view);
}
