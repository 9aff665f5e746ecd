namespace Dispatch.Support;

/// <summary>Waits for a tower's process to be ready; where it is not in time, or ends, what it wrote is in the message.</summary>
internal static class Readiness
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(60);

    public static async Task Of(ChildProcess child, HttpClient http)
    {
        try
        {
            await Eventually.Until("the tower is ready", StartDeadline, async () => child.HasExited || await AnswersReady(http));
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message} It wrote:{Environment.NewLine}{child.Output}", late);
        }

        if (child.HasExited)
        {
            throw new InvalidOperationException($"The tower ended while starting. It wrote:{Environment.NewLine}{child.Output}");
        }
    }

    private static async Task<bool> AnswersReady(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync("/healthz/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // it does not listen yet
        }
    }
}
