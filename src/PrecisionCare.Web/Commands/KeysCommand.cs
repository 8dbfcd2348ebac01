using System.CommandLine;
using System.Text.Json;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Web.Hosting;

namespace PrecisionCare.Web.Commands;

/// <summary><c>keys show|rotate|retire</c>: the versions of the master key, and changing it. No key material is ever printed.</summary>
internal static class KeysCommand
{
    public static Command Create()
    {
        var show = new Command("show", "Print the versions of the master key and how many data keys each wraps.");
        show.SetAction((_, stop) => ShowAsync(stop));
        var rotate = new Command("rotate", "Make a new version of the master key and wrap every data key anew, or finish doing so.");
        rotate.SetAction((_, stop) => RotateAsync(stop));
        var retire = new Command("retire", "Forget the versions before the current one: backups from before the rotation can no longer be read.");
        retire.SetAction((_, stop) => RetireAsync(stop));
        return new Command("keys", "Show and change the master key.") { show, rotate, retire };
    }

    private static async Task<int> ShowAsync(CancellationToken stop)
    {
        await using var services = DatabaseTool.Services();
        var versions = await services.GetRequiredService<KeyRotation>().VersionsAsync(stop);
        Print(json =>
        {
            json.WriteString("file"u8, services.GetRequiredService<MasterKeySource>().File);
            json.WriteStartArray("versions"u8);
            foreach (var version in versions)
            {
                json.WriteStartObject();
                json.WriteNumber("version"u8, version.Version);
                json.WriteString("checkValue"u8, version.CheckValue);
                json.WriteNumber("keys"u8, version.Keys);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });
        return versions.All(v => v.CheckValue is not null || v.Keys == 0) ? ExitStatus.Done : ExitStatus.InputFaults;
    }

    private static async Task<int> RotateAsync(CancellationToken stop)
    {
        await using var services = DatabaseTool.Services();
        var progress = new SynchronousProgress(p => Console.Error.WriteLine($"{p.Done} keys under version {p.Version}, {p.Left} left"));
        var end = await services.GetRequiredService<KeyRotation>().RotateAsync(progress, stop);
        Print(json =>
        {
            json.WriteNumber("version"u8, end.Version);
            json.WriteNumber("keys"u8, end.Done);
        });
        return ExitStatus.Done;
    }

    private static async Task<int> RetireAsync(CancellationToken stop)
    {
        await using var services = DatabaseTool.Services();
        var gone = await services.GetRequiredService<KeyRotation>().RetireAsync(stop);
        Print(json =>
        {
            json.WriteStartArray("retired"u8);
            foreach (int version in gone) json.WriteNumberValue(version);
            json.WriteEndArray();
        });
        return ExitStatus.Done;
    }

    private static void Print(Action<Utf8JsonWriter> write)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        line.WriteByte((byte)'\n');
        line.Position = 0;
        using var output = Console.OpenStandardOutput();
        line.CopyTo(output);
    }

    /// <summary>Reports on the thread that works, so that lines come in order.</summary>
    private sealed class SynchronousProgress(Action<RotationProgress> report) : IProgress<RotationProgress>
    {
        public void Report(RotationProgress value) => report(value);
    }
}
