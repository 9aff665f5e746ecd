using System.Net.Http.Json;
using Dispatch.Freight;
using Dispatch.Telematics;

namespace Dispatch.Simulation;

/// <summary>The tower as carriers, ERP and WMS of the demo call it. What it refuses is said once for each reason, and the play goes on.</summary>
/// <param name="say">A line for the console.</param>
public sealed class DemoTower(TowerClient tower, Action<string> say)
{
    private const int AtOnce = 16;
    private const int BatchMax = 500;

    private readonly HashSet<string> refusals = new(StringComparer.Ordinal);

    /// <summary>Waits until it is ready.</summary>
    public Task Ready(CancellationToken stop) => tower.Call(HttpMethod.Get, "/healthz/ready", null, (_, _) => Task.FromResult(""), stop);

    public async Task PutMasterData(IReadOnlyList<Carrier> carriers, IReadOnlyList<Facility> facilities, DateTimeOffset now, CancellationToken stop)
    {
        await All(carriers, carrier => Put($"/v1/carriers/{carrier.Scac}", DemoBodies.Carrier(carrier, now), stop), stop);
        await All(facilities, facility => Put($"/v1/facilities/{facility.Id}", DemoBodies.Facility(facility), stop), stop);
    }

    /// <summary>Ends what an earlier run left open: nobody will carry it.</summary>
    public async Task EndLeftovers(Client client, DateTimeOffset now, CancellationToken stop)
    {
        var first = $"/v1/shipments?clientId={client.Id}&status=active,delivered&limit={BatchMax}";
        for (var path = first; path is not null;)
        {
            var page = await tower.Call(HttpMethod.Get, path, null, async (answer, token) => await answer.Content.ReadFromJsonAsync<Page>(TowerClient.Json, token) ?? Page.Empty, stop);
            await Milestones([.. page.Items.Select(left => left.EndedAt(now))], stop);
            path = page.NextCursor is { } cursor ? $"{first}&cursor={Uri.EscapeDataString(cursor)}" : null;
        }
    }

    /// <summary>Tells all of it in its order; neighbours of one kind together.</summary>
    public async Task Tell(IReadOnlyList<Message> messages, CancellationToken stop)
    {
        for (var from = 0; from < messages.Count;)
        {
            var kind = messages[from].GetType();
            var run = messages.Skip(from).Take(BatchMax).TakeWhile(message => message.GetType() == kind).ToList();
            await TellRun(run, stop);
            from += run.Count;
        }
    }

    private Task TellRun(List<Message> run, CancellationToken stop) => run[0] switch
    {
        Message.Located => Positions([.. run.Cast<Message.Located>()], stop),
        Message.Released => All([.. run.Cast<Message.Released>()], order => Send(HttpMethod.Post, "/v1/orders", DemoBodies.Order(order.Load), stop), stop),
        Message.Agreed => All([.. run.Cast<Message.Agreed>()], agreed => Put($"/v1/clients/{agreed.Client.Id}/dispatching", DemoBodies.Dispatching(agreed), stop), stop),
        Message.Stocked => All([.. run.Cast<Message.Stocked>()], stocked => Send(HttpMethod.Post, "/v1/inventory", DemoBodies.Stock(stocked), stop), stop),
        Message.Assigned => All([.. run.Cast<Message.Assigned>()], assigned => Put(
            $"/v1/shipments/{Uri.EscapeDataString(assigned.Load.ShipmentId)}/assignment",
            new { carrierId = assigned.Carrier, vehicleId = assigned.Vehicle, trailerId = $"T{assigned.Vehicle}" },
            stop), stop),
        Message.Booked => All(
            [.. run.Cast<Message.Booked>()],
            booked => Send(HttpMethod.Post, $"/v1/facilities/{booked.Stop.Facility.Id}/appointments", new { booked.Load.ShipmentId, stop = booked.Stop.Sequence }, stop),
            stop),
        _ => Milestones([.. run.Cast<Message.Reported>().Select(DemoBodies.Milestone)], stop),
    };

    private async Task Positions(IReadOnlyList<Message.Located> run, CancellationToken stop) =>
        Note(await tower.Post("/v1/telematics", new { positions = run.Select(located => PositionBody.From(located.Position, located.Carrier)) }, stop));

    private async Task Milestones(IReadOnlyList<object> events, CancellationToken stop)
    {
        if (events.Count > 0)
        {
            Note(await tower.Post("/v1/milestones", new { events }, stop));
        }
    }

    private void Note(TelematicsAnswer answer)
    {
        foreach (var rejection in answer.Rejected)
        {
            Refused(rejection.Code, $"{rejection.Code}: {rejection.Detail}");
        }
    }

    private Task Put(string path, object body, CancellationToken stop) => Send(HttpMethod.Put, path, body, stop);

    private async Task Send(HttpMethod method, string path, object body, CancellationToken stop)
    {
        var refusal = await tower.Call(method, path, body, async (answer, token) => answer.IsSuccessStatusCode ? "" : await answer.Content.ReadAsStringAsync(token), stop);
        if (refusal.Length > 0)
        {
            Refused($"{method} {path.Split('/')[2]}", $"{method} {path}: {refusal}");
        }
    }

    private void Refused(string reason, string text)
    {
        lock (refusals)
        {
            if (refusals.Add(reason))
            {
                say($"The tower refuses what the demo sends ({text})");
            }
        }
    }

    private static Task All<T>(IEnumerable<T> items, Func<T, Task> call, CancellationToken stop) =>
        Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop }, async (item, _) => await call(item));

    private sealed record Page(IReadOnlyList<Leftover> Items, string? NextCursor)
    {
        public static readonly Page Empty = new([], null);
    }

    private sealed record Leftover(string ShipmentId, string Status)
    {
        public object EndedAt(DateTimeOffset now) => new
        {
            eventId = $"demo-end/{now.ToUnixTimeSeconds()}",
            shipmentId = ShipmentId,
            type = Status == "delivered" ? "podReceived" : "cancelled",
            at = now,
            classifier = "actual",
            reason = "The demo began anew",
        };
    }
}
