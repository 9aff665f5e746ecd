using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Dispatch.Shell;

/// <summary>
/// The address of a page that changes it itself. A server hears from the browser only later that it went where it was told; what is changed
/// meanwhile begins where it was told to go, so that a map that comes to rest does not take back what was picked a moment ago.
/// </summary>
public sealed class Course : IDisposable
{
    private readonly NavigationManager navigation;

    /// <summary>How often the browser was told to go somewhere, and has not yet said that it did.</summary>
    private int told;

    private string wayTo = "";

    public Course(NavigationManager navigation)
    {
        this.navigation = navigation;
        navigation.LocationChanged += Arrive;
    }

    public bool IsUnderWay => told > 0;

    /// <summary>Where the browser will be once it went where it was told.</summary>
    public string Uri => IsUnderWay ? wayTo : navigation.Uri;

    /// <param name="replaces">Whether what it leaves cannot be gone back to.</param>
    public void To(string uri, bool replaces = false)
    {
        (wayTo, told) = (navigation.ToAbsoluteUri(uri).AbsoluteUri, told + 1);
        navigation.NavigateTo(uri, replace: replaces);
    }

    public void Dispose() => navigation.LocationChanged -= Arrive;

    /// <summary>It says so once for each time; a link that somebody clicks on overtakes what it was told.</summary>
    private void Arrive(object? sender, LocationChangedEventArgs there) => told = there.IsNavigationIntercepted ? 0 : Math.Max(0, told - 1);
}
