using Dispatch.Tracking;

namespace Dispatch.Http;

/// <summary>The public contract, version 1.</summary>
public static class Api
{
    public const string Json = "application/json";

    /// <summary>The policy that every call of the API passes: a key, or a person who is signed in.</summary>
    public const string Policy = "api";

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddSingleton<BodyBudget>();
        services.AddSingleton<IngestGate>();
        services.AddSingleton<RecentPositions>();
        services.AddSingleton<TelematicsAppender>();
        services.AddHostedService(provider => provider.GetRequiredService<TelematicsAppender>());
        services.AddSingleton<TelematicsIntake>();
        return services;
    }

    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup("/v1").RequireAuthorization(Policy);
        api.MapPost("/telematics", TelematicsEndpoint.Post);
    }
}
