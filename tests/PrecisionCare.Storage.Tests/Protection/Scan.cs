using System.Diagnostics;
using System.Text;
using Npgsql;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Tests.Engines;

namespace PrecisionCare.Storage.Tests.Protection;

/// <summary>What somebody finds who has the disk, or a dump of the database, and no key.</summary>
internal static class Scan
{
    /// <summary>Texts that stand somewhere as they are, in hex or in Base64, each with the place.</summary>
    public static async Task<string[]> ForAsync(TestStorage storage, params string[] canaries)
    {
        var places = Directory.GetFiles(storage.Folder, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "master.key")
            .Select(file => (Name: Path.GetFileName(file), Content: Bytes(file))).ToList();
        if (storage.Engine == Engine.Postgres) places.Add(("dump", await DumpAsync(storage.Get<DatabaseSettings>().ConnectionString)));
        return
        [
            .. from place in places
               let text = Encoding.Latin1.GetString(place.Content)
               from canary in canaries
               from form in FormsOf(canary)
               where text.Contains(form, StringComparison.OrdinalIgnoreCase)
               select $"{canary} in {place.Name}",
        ];
    }

    public static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static IEnumerable<string> FormsOf(string canary)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(canary);
        yield return Encoding.Latin1.GetString(bytes);
        yield return Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(canary));
        yield return Convert.ToHexString(bytes);
        yield return Convert.ToBase64String(bytes)[..^4];
    }

    private static async Task<byte[]> DumpAsync(string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        string dump = Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin", "pg_dump")).LastOrDefault(File.Exists) ?? "pg_dump";
        var start = new ProcessStartInfo(dump, ["--inserts", "-h", settings.Host!, "-U", settings.Username!, settings.Database!]) { RedirectStandardOutput = true };
        if (settings.Port != 0) start.Environment["PGPORT"] = settings.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (settings.Password is { } password) start.Environment["PGPASSWORD"] = password;
        using var process = Process.Start(start)!;
        using var copy = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(copy);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        Assert.True(copy.Length > 10_000, "The dump is empty.");
        return copy.ToArray();
    }
}
