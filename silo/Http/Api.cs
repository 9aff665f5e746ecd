using Dispatch.Audit;
using Dispatch.Dispatching;
using Dispatch.Integration;
using Dispatch.Tracking;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dispatch.Http;

/// <summary>The public contract, version 1.</summary>
public static class Api
{
    public const string Json = "application/json";

    /// <summary>The policy that every call of the API passes: a key, or a person who is signed in.</summary>
    public const string Policy = "api";

    private const string Root = "/v1";

    /// <summary>Of every body but telematics.</summary>
    private const int MaxBodyBytes = 1 << 20;

    private const string RetryAfterSeconds = "1";

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddSingleton(new Pulse(TimeProvider.System));
        services.AddHostedService<Heart>();
        services.AddSingleton<BodyBudget>();
        services.TryAddSingleton<IngestGate>();
        services.AddSingleton<RecentPositions>();
        services.AddSingleton<TelematicsIntake>();
        services.AddSingleton<TelematicsAppender>();
        services.AddHostedService(provider => provider.GetRequiredService<TelematicsAppender>());
        services.AddExceptionHandler<ProblemHandler>();
        services.AddProblemDetails(options => options.CustomizeProblemDetails = AskToRetry);
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options =>
            ApiJson.Configure(options.SerializerOptions).TypeInfoResolverChain.Insert(0, ApiJson.Default));
        return services.AddApiDocument();
    }

    public static void MapApi(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Root, StringComparison.Ordinal), AnswerWithProblems);
        app.MapOpenApi();

        var api = app.MapGroup(Root)
            .RequireAuthorization(Policy)
            .WithMetadata(new RequestSizeLimitAttribute(BodyLimit.MaxDrainedBytes))
            .AddEndpointFilter(Incoming.CheckKey);
        MapTelematics(api);

        var documents = api.MapGroup("").WithMetadata(new BodyLimit(MaxBodyBytes), new Audited()).AddEndpointFilter(Refusals.Watch).AddEndpointFilter(Incoming.CheckPulse);
        MapOrdersAndShipments(documents);
        MapExceptions(documents);
        MapDispatching(documents);
        MapIntegration(documents);
        MapMasterData(documents);
        MapQuarantine(documents);
        MapAccounts(documents);
        documents.MapGet("/audit/refusals", Refusals.List).WithSummary("List the calls that were refused");
    }

    private static void MapOrdersAndShipments(RouteGroupBuilder api)
    {
        api.MapPost("/orders", Shipments.Orders.Post).WithSummary("Release an order");
        api.MapGet("/shipments", Shipments.Shipments.List).WithSummary("List shipments");
        api.MapGet("/shipments/{id}", Shipments.Shipments.Get).WithSummary("See a shipment");
        api.MapGet("/shipments/{id}/timeline", Shipments.Shipments.History).WithSummary("See what happened to a shipment");
        api.MapPut("/shipments/{id}/assignment", Shipments.Shipments.Assign).WithSummary("Say who carries a shipment");
        api.MapPost("/milestones", Shipments.Milestones.Post).WithSummary("Send milestones");
    }

    private static void MapTelematics(RouteGroupBuilder api)
    {
        api.MapPost("/telematics", TelematicsEndpoint.Post)
            .WithSummary("Send positions")
            .Accepts<TelematicsBody>(Json, TelematicsEndpoint.LineTypes);
        api.MapGet("/vehicles/{carrierId}/{**vehicleId}", Vehicles.Get).WithSummary("See a vehicle and what became of its positions");
    }

    private static void MapExceptions(RouteGroupBuilder api)
    {
        api.MapGet("/exceptions", Exceptions.Exceptions.List).WithSummary("List exceptions");
        api.MapGet("/exceptions/{id}", Exceptions.Exceptions.Get).WithSummary("See an exception");
        api.MapPost("/exceptions/{id}/acknowledge", Exceptions.Exceptions.Acknowledge).WithSummary("Take notice of an exception");
        api.MapPost("/exceptions/{id}/assign", Exceptions.Exceptions.Assign).WithSummary("Give an exception to somebody");
        api.MapPost("/exceptions/{id}/comment", Exceptions.Exceptions.Comment).WithSummary("Say something about an exception");
        api.MapPost("/exceptions/{id}/snooze", Exceptions.Exceptions.Snooze).WithSummary("Put an exception off");
        api.MapPost("/exceptions/{id}/resolve", Exceptions.Exceptions.Resolve).WithSummary("End an exception");
    }

    private static void MapDispatching(RouteGroupBuilder api)
    {
        api.MapPost("/orders/{id}/cancel", Releases.CancelOrder).WithSummary("Call an order off");
        api.MapPost("/inventory", Inventory.Post).WithSummary("Tell whether an order's stock is ready");
        api.MapGet("/releases", Releases.List).WithSummary("List orders on their way to dispatch");
        api.MapGet("/releases/{id}", Releases.Get).WithSummary("See an order's gates, carriers, tenders and approvals");
        api.MapPost("/releases/{id}/hold", Releases.Hold).WithSummary("Keep an order from being dispatched");
        api.MapPost("/releases/{id}/unhold", Releases.Unhold).WithSummary("Let an order be dispatched");
        api.MapPost("/releases/{id}/override", Releases.Override).WithSummary("Take a gate to be ready");
        api.MapPost("/releases/{id}/approve", Releases.Approve).WithSummary("Approve a price or an exception from the policy");
        api.MapPost("/releases/{id}/reject", Releases.Reject).WithSummary("Reject a price or an exception from the policy");
        api.MapPost("/releases/{id}/retry", Releases.Retry).WithSummary("Ask everybody anew");
        api.MapPost("/releases/{id}/cancel", Releases.Cancel).WithSummary("Call a release's order off");
        api.MapGet("/tenders", Tenders.List).WithSummary("List what carriers are offered");
        api.MapPost("/tenders/{id}/response", Tenders.Respond).WithSummary("Accept, decline or counter a tender");
        api.MapPost("/waves", Waves.Plan).WithSummary("Plan many releases at once");
        api.MapGet("/waves/{id}", Waves.Get).WithSummary("See a plan beside what the releases would get one by one");
        api.MapPost("/waves/{id}/accept", Waves.Accept).WithSummary("Accept a plan, with changes");
        api.MapPost("/waves/{id}/reject", Waves.Reject).WithSummary("Reject a plan");
    }

    private static void MapIntegration(RouteGroupBuilder api)
    {
        api.MapGet("/endpoints", Endpoints.List).WithSummary("List where messages are delivered to");
        api.MapPut("/endpoints/{id}", Endpoints.Put).WithSummary("Say where messages are delivered to");
        api.MapGet("/endpoints/{id}", Endpoints.Get).WithSummary("See an endpoint and what waits for it");
        api.MapGet("/messages", Messages.List).WithSummary("List what others are told");
        api.MapPost("/messages/replay", Messages.Replay).WithSummary("Have messages delivered once more");
    }

    private static void MapMasterData(RouteGroupBuilder api)
    {
        api.MapGet("/facilities", Facilities.Facilities.List).WithSummary("List facilities");
        api.MapPut("/facilities/{id}", Facilities.Facilities.Put).WithSummary("Say where a facility is");
        api.MapGet("/facilities/{id}", Facilities.Facilities.Get).WithSummary("See a facility");
        api.MapGet("/facilities/{id}/appointments", Facilities.Appointments.List).WithSummary("List a facility's appointments");
        api.MapPost("/facilities/{id}/appointments", Facilities.Appointments.Book).WithSummary("Book a dock for a stop");
        api.MapGet("/facilities/{id}/appointments/{appointmentId}", Facilities.Appointments.Get).WithSummary("See an appointment");
        api.MapPost("/facilities/{id}/appointments/{appointmentId}/move", Facilities.Appointments.Move).WithSummary("Move an appointment");
        api.MapPost("/facilities/{id}/appointments/{appointmentId}/confirm", Facilities.Appointments.Confirm).WithSummary("Confirm an appointment");
        api.MapPost("/facilities/{id}/appointments/{appointmentId}/accept", Facilities.Appointments.Accept).WithSummary("Accept the slot that is proposed");
        api.MapPost("/facilities/{id}/appointments/{appointmentId}/cancel", Facilities.Appointments.Cancel).WithSummary("Cancel an appointment");
        api.MapPut("/clients/{id}/dispatching", Clients.Clients.Put).WithSummary("Say how a client's orders are dispatched");
        api.MapGet("/clients/{id}/dispatching", Clients.Clients.Get).WithSummary("See how a client's orders are dispatched");
        api.MapGet("/carriers", Carriers.Carriers.List).WithSummary("List carriers");
        api.MapPut("/carriers/{id}", Carriers.Carriers.Put).WithSummary("Say who a carrier is");
        api.MapGet("/carriers/{id}", Carriers.Carriers.Get).WithSummary("See a carrier");
    }

    private static void MapQuarantine(RouteGroupBuilder api)
    {
        api.MapGet("/quarantine", QuarantineEndpoints.List).WithSummary("List what the readers could not use");
        api.MapPost("/quarantine/{log}/{partition:int}/{place:long}/replay", QuarantineEndpoints.Replay).WithSummary("Have an entry tried again");
        api.MapPost("/quarantine/{log}/{partition:int}/{place:long}/discard", QuarantineEndpoints.Discard).WithSummary("Let an entry go");
    }

    private static void MapAccounts(RouteGroupBuilder api)
    {
        api.MapGet("/accounts", Accounts.Accounts.List).WithSummary("List the people who may sign in");
        api.MapPut("/accounts/{name}", Accounts.Accounts.Put).WithSummary("Say what somebody may decide");
        api.MapPost("/accounts/{name}/password", Accounts.Accounts.ResetPassword).WithSummary("Give somebody a one-time password");
        api.MapDelete("/accounts/{name}", Accounts.Accounts.Remove).WithSummary("Close somebody's account");
    }

    private static void AnswerWithProblems(IApplicationBuilder api)
    {
        api.UseExceptionHandler();
        api.UseStatusCodePages(pages => Problems.Of(Problems.OfStatus(pages.HttpContext.Response.StatusCode)).ExecuteAsync(pages.HttpContext));
        api.Use(BodyLimit.Keep);
    }

    private static void AskToRetry(ProblemDetailsContext problem)
    {
        if (problem.ProblemDetails.Status == StatusCodes.Status503ServiceUnavailable)
        {
            problem.HttpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
        }
    }
}
