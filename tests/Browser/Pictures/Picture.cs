using System.Runtime.CompilerServices;
using Dispatch.Support;
using Microsoft.Playwright;
using Xunit;

namespace Dispatch.Browser.Pictures;

/// <summary>
/// A page as it looks, against the picture of it that a person has looked at and approved. Both are compared as one sees them
/// from afar, in cells of 8 by 8 pixels, so that other fonts pass and a missing panel, a wrong colour or an overlap does not.
/// </summary>
public static class Picture
{
    /// <summary>Of all cells may look different: times, ages and the last bits of a map.</summary>
    private const double Tolerance = 0.03;

    private static readonly TimeSpan SettlesWithin = TimeSpan.FromSeconds(30);

    private const string CompareScript = """
        async ([first, second]) => {
          const [cellPx, isDifferent] = [8, 40];
          const cells = async base64 => {
            const image = await createImageBitmap(await (await fetch(`data:image/jpeg;base64,${base64}`)).blob());
            const pen = new OffscreenCanvas(Math.ceil(image.width / cellPx), Math.ceil(image.height / cellPx)).getContext("2d");
            pen.imageSmoothingQuality = "high";
            pen.drawImage(image, 0, 0, pen.canvas.width, pen.canvas.height);
            return { size: `${image.width}x${image.height}`, pixels: pen.getImageData(0, 0, pen.canvas.width, pen.canvas.height).data };
          };
          const [a, b] = [await cells(first), await cells(second)];
          if (a.size !== b.size) return 1;
          let different = 0;
          for (let i = 0; i < a.pixels.length; i += 4) {
            if ([0, 1, 2].some(channel => Math.abs(a.pixels[i + channel] - b.pixels[i + channel]) > isDifferent)) different++;
          }
          return different / (a.pixels.length / 4);
        }
        """;

    /// <summary>What ticks is not shown, what moves stands still, and a window that crosses midnight takes no more room than one that does not.</summary>
    private const string Hush = """
        *, *::before, *::after { animation: none !important; transition: none !important; caret-color: transparent !important; }
        time, .deadline, .data-age, .ticking { color: transparent !important; }
        .row-second { display: block; max-width: 184px !important; overflow: hidden !important; white-space: nowrap !important; }
        """;

    public static async Task<byte[]> Of(IPage page)
    {
        await page.AddStyleTagAsync(new() { Content = Hush });
        return await page.ScreenshotAsync(new() { Type = ScreenshotType.Jpeg, Quality = 75 });
    }

    /// <summary>The share of cells in which two pictures differ; 1 where they are not of one size.</summary>
    /// <param name="page">Any page: the browser itself compares, so no other decoder is needed.</param>
    public static Task<double> Difference(IPage page, byte[] first, byte[] second) =>
        page.EvaluateAsync<double>(CompareScript, new[] { Convert.ToBase64String(first), Convert.ToBase64String(second) });

    /// <summary>Fails where the page looks different, and leaves how it looks now beside the approved picture.</summary>
    public static async Task IsApproved(IPage page, string name)
    {
        var (approved, received) = (Path.Combine(Folder(), $"{name}.approved.jpg"), Path.Combine(Folder(), $"{name}.received.jpg"));
        var wanted = File.Exists(approved) ? await File.ReadAllBytesAsync(approved) : [];
        var (now, difference) = (Array.Empty<byte>(), 1.0);

        // A map is drawn and a list filled a moment after the page is there.
        if (!await Eventually.Try(SettlesWithin, async () =>
        {
            now = await Of(page);
            difference = wanted.Length == 0 ? 1 : await Difference(page, wanted, now);
            return difference <= Tolerance;
        }))
        {
            await File.WriteAllBytesAsync(received, now);
            Assert.Fail($"{name} looks different in {difference:P1} of the picture: look at {received}; if it is right, it replaces {approved}.");
        }
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Approved");
}
