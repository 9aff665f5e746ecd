using Dispatch.Shell;
using MudBlazor;

namespace Dispatch.Facilities;

/// <summary>How an appointment's status is shown: a word, an icon, and a CSS class that carries the colour.</summary>
public sealed record AppointmentLook(string Name, string Icon, string Class)
{
    public static AppointmentLook Of(AppointmentStatus status) => new(
        Words.Of(status),
        status switch
        {
            AppointmentStatus.Waiting => Icons.Material.Filled.HourglassTop,
            AppointmentStatus.Held => Icons.Material.Filled.BookmarkBorder,
            AppointmentStatus.Confirmed => Icons.Material.Filled.EventAvailable,
            AppointmentStatus.Arrived => Icons.Material.Filled.PinDrop,
            AppointmentStatus.Departed => Icons.Material.Filled.CheckCircle,
            AppointmentStatus.Missed => Icons.Material.Filled.EventBusy,
            _ => Icons.Material.Filled.Cancel,
        },
        $"dock-{status.ToString().ToLowerInvariant()}");
}
