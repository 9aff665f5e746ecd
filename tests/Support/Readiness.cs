namespace Dispatch.Support;

/// <summary>Waits for a tower's process to be ready; where it is not in time, or ends, what it wrote is in the message.</summary>
internal static class Readiness
{
    public static Task Of(ChildProcess child, HttpClient http) => Of(child, http, Eventually.Patience);

    public static async Task Of(ChildProcess child, HttpClient http, TimeSpan deadline)
    {
        try
        {
            await Eventually.Until("the tower is ready", deadline, async () => child.HasExited || await AnswersReady(http));
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
