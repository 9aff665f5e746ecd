using Dispatch.Accounts;
using Dispatch.Http;
using StackExchange.Redis;

namespace Dispatch.Hosting;

/// <summary>What a node answers to from outside, by its roles. Every node knows every person and key, and says how it is.</summary>
public static class Edges
{
    public static void AddEdges(this WebApplicationBuilder builder, Node node)
    {
        var services = builder.Services;
        services.AddApiKeys();
        services.AddHealth();
        if (node.Is(Roles.Api))
        {
            services.AddApi();
        }

        if (!node.Is(Roles.Dashboard))
        {
            services.AddPeople();
            return;
        }

        services.AddFace();
        if (node.Redis is not null)
        {
            services.AddSignalR().AddStackExchangeRedis(backplane =>
            {
                backplane.Configuration = node.RedisOptions();
                backplane.Configuration.ChannelPrefix = RedisChannel.Literal($"{node.ClusterId}/hubs");
            });
        }
    }

    public static void MapEdges(this WebApplication app)
    {
        var node = app.Services.GetRequiredService<Node>();
        if (node.Is(Roles.Dashboard))
        {
            app.MapFace();
        }

        if (node.Is(Roles.Api))
        {
            app.MapApi();
        }

        app.MapHealth();
    }
}
