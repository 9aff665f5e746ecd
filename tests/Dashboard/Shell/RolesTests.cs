using System.Net;
using System.Reflection;
using Dispatch.Fakes;
using Dispatch.Hosting;
using Dispatch.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Dispatch.Shell;

/// <summary>A node that shows pages has what they ask for, also where it has neither grains nor the API.</summary>
public sealed class RolesTests
{
    [Theory]
    [InlineData(Roles.Dashboard)]
    [InlineData(Roles.Dashboard | Roles.Api)]
    [InlineData(Roles.Dashboard | Roles.Silo)]
    public async Task A_page_finds_all_that_it_asks_for_in_every_role(Roles roles)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Dispatch.Silo" });
        builder.Services.AddSingleton<IStore>(new MemoryStore());
        var node = new Node(roles, "localhost:1", "roles", new(IPAddress.Loopback, 1), new(IPAddress.Loopback, 2));
        builder.AddTower(node);
        builder.AddEdges(node);
        await using var app = builder.Build();

        var services = app.Services.GetRequiredService<IServiceProviderIsService>();
        var missing =
            from component in typeof(App).Assembly.GetTypes()
            where typeof(IComponent).IsAssignableFrom(component) && !component.IsAbstract
            from property in component.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            where property.GetCustomAttribute<InjectAttribute>() is not null && !services.IsService(property.PropertyType)
            select $"{component.Name} asks for {property.PropertyType.Name}";

        Assert.Empty(missing);
    }
}
