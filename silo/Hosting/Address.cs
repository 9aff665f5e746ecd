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
}
