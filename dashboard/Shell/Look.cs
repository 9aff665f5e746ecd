using MudBlazor;

namespace Dispatch.Shell;

/// <summary>The colours and type of the product: calm surfaces, so that severity is what stands out. Contrast of text is at least 4.5:1.</summary>
public static class Look
{
    private static readonly string[] SystemFonts =
        ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Ubuntu", "Cantarell", "Helvetica Neue", "sans-serif"];

    public static readonly MudTheme Theme = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#1f5fa8",
            AppbarBackground = "#ffffff",
            AppbarText = "#1b2733",
            Background = "#f3f5f7",
            Surface = "#ffffff",
            TextPrimary = "#1b2733",
            TextSecondary = "#51606e",
            LinesDefault = "#d7dde3",
            Divider = "#d7dde3",
            Success = "#1d7a46",
            Info = "#1f6fb5",
            Warning = "#9a6200",
            Error = "#c0262d",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#6fb1ff",
            PrimaryContrastText = "#0c1722",
            AppbarBackground = "#141b23",
            AppbarText = "#e4eaf0",
            Background = "#0e141a",
            Surface = "#18212b",
            TextPrimary = "#e4eaf0",
            TextSecondary = "#a3b1be",
            LinesDefault = "#2b3743",
            Divider = "#2b3743",
            Success = "#4cc38a",
            Info = "#6cb6ff",
            Warning = "#f2b84b",
            Error = "#ff7b72",
            SuccessContrastText = "#0c1722",
            InfoContrastText = "#0c1722",
            WarningContrastText = "#0c1722",
            ErrorContrastText = "#0c1722",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px", AppbarHeight = "48px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = SystemFonts, FontSize = "0.875rem" },
            Button = new ButtonTypography { FontFamily = SystemFonts, TextTransform = "none", FontWeight = "600" },
        },
    };
}
