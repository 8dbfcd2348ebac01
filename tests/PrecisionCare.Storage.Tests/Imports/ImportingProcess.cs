using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Configuration;
using PrecisionCare.Storage.Tests.Engines;

namespace PrecisionCare.Storage.Tests.Imports;

/// <summary>A process of its own that imports into the database of a test.</summary>
internal sealed class ImportingProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private ImportingProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
    }

    public string Output
    {
        get { lock (_output) return _output.ToString(); }
    }

    /// <summary>Whether it has begun an import.</summary>
    public bool HasBegun => Output.Contains(" begins, attempt ", StringComparison.Ordinal);

    /// <param name="storage">Whose database and folder.</param>
    /// <param name="pause">Milliseconds for each resource.</param>
    public static ImportingProcess Start(TestStorage storage, int pause)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ImportingProcess).Assembly.Location, $"--PauseMilliseconds={pause}", "--Imports:CheckinSeconds=2"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in storage.Configuration.AsEnumerable())
            if (value is not null) start.ArgumentList.Add($"--{name}={value}");
        var process = new ImportingProcess(new Process { StartInfo = start });
        process._process.Start();
        process._process.BeginOutputReadLine();
        process._process.BeginErrorReadLine();
        return process;
    }

    /// <summary>SIGKILL: nothing of it runs any more, no transaction is ended, no lock given back by itself.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as an operator or a container stops it.</summary>
    public async Task StopAsync()
    {
        using var term = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        lock (_output) _output.AppendLine(line);
    }
}
