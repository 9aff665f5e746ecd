using Microsoft.AspNetCore.Connections;

namespace Dispatch.Hosting;

/// <summary>Where the tower listens.</summary>
public static class Address
{
    private const string Default = "http://localhost:5080";

    /// <summary>At <c>ASPNETCORE_URLS</c> or <c>--urls</c>; else where the README says.</summary>
    public static void AddAddress(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
        {
            builder.WebHost.UseUrls(Default);
        }
    }

    /// <summary>Runs until the tower is told to stop.</summary>
    /// <returns>The exit code: 1 where it cannot listen, which is said in a sentence.</returns>
    public static async Task<int> RunTold(this WebApplication app)
    {
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{fault.Message.TrimEnd('.')}: choose another by --urls or ASPNETCORE_URLS.");
            return 1;
        }
    }
}
