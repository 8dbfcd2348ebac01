using System.Diagnostics;

namespace PrecisionCare.Tests;

/// <summary>
/// A real PostgreSQL server for the tests of one run: the one that PRECISIONCARE_TEST_POSTGRES names (a connection string whose user may create databases), else
/// one of our own in a temporary folder, reached over a Unix socket, started when first asked for and gone with the process.
/// </summary>
internal static class PostgresServer
{
    private const string User = "precisioncare";

    /// <summary>Durability is not under test; everything else is the server's default.</summary>
    private const string Settings = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=500 -c listen_addresses=''";

    private static readonly string? External = Environment.GetEnvironmentVariable("PRECISIONCARE_TEST_POSTGRES");

    private static readonly Lazy<string> Running = new(Start);

    /// <summary>Why there is no server; <c>null</c> when there is one.</summary>
    public static string? WhyMissing { get; } =
        External is not null ? null
        : !OperatingSystem.IsLinux() ? "PRECISIONCARE_TEST_POSTGRES is not set, and a server of our own is started on Linux only."
        : Binaries() is null ? "PostgreSQL is not installed (initdb), and PRECISIONCARE_TEST_POSTGRES is not set."
        : null;

    /// <summary>Connection string of a database, which need not exist: the application creates it.</summary>
    public static string ConnectionTo(string database) => $"{External ?? Running.Value};Database={database}";

    private static string Start()
    {
        string binaries = Binaries()!;
        string folder = Directory.CreateTempSubdirectory("precisioncare-postgres-").FullName;
        string data = Path.Combine(folder, "data");
        // initdb and postgres refuse to run as root.
        string runAs = "";
        if (Environment.IsPrivilegedProcess)
        {
            string account = Run("id -u postgres") == 0 ? "postgres" : "nobody";
            Run($"chown {account} '{folder}'");
            runAs = $"runuser -u {account} -- ";
        }
        if (Run($"{runAs}'{binaries}/initdb' -D '{data}' -U {User} -A trust -E UTF8 --no-sync >'{folder}/log' 2>&1") != 0)
            throw new InvalidOperationException("initdb failed: " + File.ReadAllText(Path.Combine(folder, "log")));

        // The shell holds the server and waits for its own input to end, which it does when this process ends, in whatever way.
        var server = Process.Start(new ProcessStartInfo("sh",
            ["-c", $"{runAs}'{binaries}/postgres' -D '{data}' -k '{folder}' {Settings} >'{folder}/server' 2>&1 </dev/null & cat >/dev/null; "
                + $"{runAs}'{binaries}/pg_ctl' -D '{data}' -m immediate stop >/dev/null 2>&1; rm -rf '{folder}'"])
        { RedirectStandardInput = true })!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.StandardInput.Close();
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(60); Thread.Sleep(50))
            if (Run($"'{binaries}/pg_isready' -q -h '{folder}' -d postgres -U {User}") == 0) return $"Host={folder};Username={User}";
        throw new InvalidOperationException("PostgreSQL did not start: " + File.ReadAllText(Path.Combine(folder, "server")));
    }

    private static string? Binaries()
    {
        var installed = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(d => int.TryParse(Path.GetFileName(d), out int version) ? version : 0).Select(d => d + "/bin")
            : [];
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        return installed.Concat(onPath).FirstOrDefault(folder =>
            ((string[])["initdb", "pg_ctl", "postgres", "pg_isready"]).All(program => File.Exists(Path.Combine(folder, program))));
    }

    private static int Run(string command)
    {
        using var process = Process.Start("sh", ["-c", command + " 2>/dev/null"]);
        process.WaitForExit();
        return process.ExitCode;
    }
}
