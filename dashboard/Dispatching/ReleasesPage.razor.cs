using Dispatch.Lists;
using Dispatch.Live;
using Microsoft.AspNetCore.Components;

namespace Dispatch.Dispatching;

/// <summary>All releases, a page at a time, gate by gate.</summary>
public sealed partial class ReleasesPage
{
    private ReleaseBoard board = ReleaseBoard.Of(TowerView.Empty);

    [Inject] public required SharedFold<ReleaseBoard> Fold { get; set; }

    [SupplyParameterFromQuery] public string? Gate { get; set; }

    protected override ReleaseAsk Asked => new(Word(Status), Word(Gate), Word(ClientId), Word(Q), Word(Sort), Word(After), Word(Before));

    private string Count => IsLoading && List.Total == 0 ? "" : $"{List.Total:#,0} {(Ask.Status is null ? "open" : "in all")}";

    protected override bool Take(TowerView view)
    {
        var before = board;
        board = Fold.Now;
        return base.Take(view) || !ReferenceEquals(before, board);
    }

    protected override Task<Rows<ReleaseRow>> Read(Query query) => Boards.Releases(query);

    protected override RowPlace PlaceOf(ReleaseRow row) => RowPlaces.Of(row, Ask.Sorting.By);

    protected override async Task<ReleaseLine> OutcomeOf(ReleaseLine line) =>
        await Grains.GetGrain<IReleaseGrain>(line.Id.Value).Get() is { } release ? line.With(release) : line;
}
