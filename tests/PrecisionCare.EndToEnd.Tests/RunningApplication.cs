using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PrecisionCare.Tests;

namespace PrecisionCare.EndToEnd.Tests;

/// <summary>The real executable, serving its demo patients from an empty data folder of its own on a free port.</summary>
internal sealed class RunningApplication : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private RunningApplication(Process process, Uri address, string dataFolder)
    {
        _process = process;
        Address = address;
        DataFolder = dataFolder;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
    }

    public Uri Address { get; }

    public string DataFolder { get; }

    /// <summary>What it wrote so far.</summary>
    public string Output
    {
        get { lock (_output) return _output.ToString(); }
    }

    /// <param name="more">Further words of its command line.</param>
    /// <exception cref="InvalidOperationException">It ended, or was not ready in time; the message holds what it wrote.</exception>
    public static async Task<RunningApplication> StartAsync(params string[] more)
    {
        string executable = Executable();
        string dataFolder = Directory.CreateTempSubdirectory("precisioncare-e2e-").FullName;
        var address = new Uri($"http://localhost:{FreePort()}");
        var start = new ProcessStartInfo(executable, ["serve", "--urls", address.ToString(), .. more])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(executable)!,
        };
        start.Environment["PRECISIONCARE_DATA"] = dataFolder;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        var application = new RunningApplication(new Process { StartInfo = start }, address, dataFolder);
        application._process.Start();
        application._process.BeginOutputReadLine();
        application._process.BeginErrorReadLine();
        try
        {
            await application.ReadyAsync();
            return application;
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
    }

    private async Task ReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < Patience)
        {
            if (_process.HasExited) throw new InvalidOperationException($"The application ended with status {_process.ExitCode}:\n{Output}");
            try
            {
                using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (answer.StatusCode == HttpStatusCode.OK) return;
            }
            catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException)
            {
                Trace.WriteLine(notYet.Message);
            }
            await Task.Delay(200);
        }
        throw new InvalidOperationException($"The application was not ready after {Patience}:\n{Output}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(DataFolder, recursive: true);
    }

    private void Keep(string? line)
    {
        lock (_output) _output.AppendLine(line);
    }

    /// <summary>The executable of the configuration with which the tests were built.</summary>
    private static string Executable()
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        string framework = new DirectoryInfo(AppContext.BaseDirectory).Name;
        return Path.Combine(ReferenceData.Repository, "src", "PrecisionCare.Web", "bin", configuration, framework, "precisioncare");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
