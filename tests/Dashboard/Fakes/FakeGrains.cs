using System.Collections.Immutable;
using Dispatch.Dispatching;
using Dispatch.Exceptions;
using Dispatch.Facilities;
using Dispatch.Shipments;

namespace Dispatch.Fakes;

/// <summary>Grains that remember what they were told and answer as they were asked to.</summary>
public sealed class FakeGrains : IGrainFactory
{
    private readonly List<(string Id, CaseCommand Command, Origin Origin)> handled = [];
    private readonly List<(string Id, object Command, Origin Origin)> told = [];

    public IReadOnlyList<(string Id, CaseCommand Command, Origin Origin)> Handled => handled;

    /// <summary>What releases, shipments, facilities and waves were told, oldest first.</summary>
    public IReadOnlyList<(string Id, object Command, Origin Origin)> Told => told;

    /// <summary>What they answer.</summary>
    public Func<object, Refusal?> Says { get; set; } = _ => null;

    /// <summary>What release grains answer, by id; all others are not known.</summary>
    public IDictionary<string, ReleaseView> Releases { get; } = new Dictionary<string, ReleaseView>(StringComparer.Ordinal);

    public ImmutableArray<AppointmentView> Appointments { get; set; } = [];

    public IDictionary<string, WaveView> Waves { get; } = new Dictionary<string, WaveView>(StringComparer.Ordinal);

    /// <summary>What an exception shows of itself; nothing where it is not here.</summary>
    public IDictionary<string, CaseView> Views { get; } = new Dictionary<string, CaseView>(StringComparer.Ordinal);

    /// <summary>What shipment grains answer, by id; all others are not known.</summary>
    public IDictionary<string, ShipmentView> Shipments { get; } = new Dictionary<string, ShipmentView>(StringComparer.Ordinal);

    /// <summary>What happened to shipments, oldest first.</summary>
    public ImmutableList<TimelineItem> Timeline { get; set; } = [];

    /// <summary>Whether shipment grains fail to answer.</summary>
    public bool IsBroken { get; set; }

    public Func<CaseCommand, Task<Refusal?>> Answer { get; set; } = _ => Task.FromResult<Refusal?>(null);

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey => (TGrainInterface)Grain(typeof(TGrainInterface), primaryKey);

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidKey => throw new NotSupportedException();

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey => throw new NotSupportedException();

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidCompoundKey => throw new NotSupportedException();

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerCompoundKey => throw new NotSupportedException();

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => throw new NotSupportedException();

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => throw new NotSupportedException();

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey) => throw new NotSupportedException();

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey) => throw new NotSupportedException();

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) => throw new NotSupportedException();

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey, string keyExtension) => throw new NotSupportedException();

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey, string keyExtension) => throw new NotSupportedException();

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable => throw new NotSupportedException();

    public IAddressable GetGrain(GrainId grainId) => throw new NotSupportedException();

    public IAddressable GetGrain(GrainId grainId, GrainInterfaceType interfaceType) => throw new NotSupportedException();

    public IAddressable GetGrain(Type interfaceType, IdSpan grainKey) => throw new NotSupportedException();

    public IAddressable GetGrain(Type interfaceType, IdSpan grainKey, string grainClassNamePrefix) => throw new NotSupportedException();

    private object Grain(Type type, string id) => type switch
    {
        _ when type == typeof(IShipmentGrain) => Shipment(id),
        _ when type == typeof(IReleaseGrain) => new FakeRelease(Find(Releases, id), IsBroken, (command, origin) => Tell(id, command, origin)),
        _ when type == typeof(IFacilityGrain) => new FakeFacility(Appointments, IsBroken, (command, origin) => Tell(id, command, origin)),
        _ when type == typeof(IWaveGrain) => new FakeWave(Find(Waves, id), (command, origin) => Tell(id, command, origin)),
        _ => new FakeException(this, id),
    };

    private FakeShipment Shipment(string id) => new(
        Find(Shipments, id),
        Timeline.Where(item => item.Id.StartsWith($"{id}@", StringComparison.Ordinal)),
        IsBroken,
        (command, origin) => Tell(id, command, origin));

    private Task<Refusal?> Tell(string id, object command, Origin origin)
    {
        told.Add((id, command, origin));
        return Task.FromResult(Says(command));
    }

    private static TView? Find<TView>(IDictionary<string, TView> known, string id) where TView : class => known.TryGetValue(id, out var view) ? view : null;

    private sealed class FakeException(FakeGrains grains, string id) : IExceptionGrain
    {
        public Task<Refusal?> Handle(CaseCommand command, Origin origin)
        {
            lock (grains.handled)
            {
                grains.handled.Add((id, command, origin));
            }

            return grains.Answer(command);
        }

        public Task<CaseView?> Get() => Task.FromResult(grains.Views.TryGetValue(id, out var view) ? view : null);
    }
}
