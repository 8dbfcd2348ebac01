using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Organisations;

namespace PrecisionCare.Storage.Audit;

/// <summary>How far the chain had come at a moment, kept outside the database.</summary>
/// <param name="At">When.</param>
/// <param name="Sequence">Last row; 0 for an empty chain.</param>
/// <param name="Hash">Its hash, lower-case hex.</param>
public sealed record AuditAnchor(DateTimeOffset At, long Sequence, string Hash);

/// <summary>The files that hold the anchors.</summary>
public sealed record AuditAnchorFiles(ImmutableArray<string> Paths)
{
    public static AuditAnchorFiles From(DatabaseSettings settings, IConfiguration configuration)
    {
        string own = Path.Combine(settings.DataFolder, "audit-anchors.ndjson");
        return new(configuration["Audit:AnchorFile"] is { Length: > 0 } other ? [own, Path.GetFullPath(other)] : [own]);
    }
}

/// <summary>
/// Anchors of the chain: a chain whose end was cut off holds in itself, and only who knows how long it was can tell. <c>audit-anchors.ndjson</c> in the data folder
/// gets a signed line at start, every hour and at the end; so does the file that <c>Audit:AnchorFile</c> names, which had better lie on another machine.
/// </summary>
public sealed class AuditAnchors(AuditAnchorFiles files, IDbContextFactory<PrecisionCareContext> contexts, WorkScopes scopes, AuditKey key, TimeProvider time)
{
    /// <summary>Writes the present end of the chain to every file.</summary>
    public async Task AnchorAsync(CancellationToken stop = default)
    {
        using var every = scopes.EnterEvery("audit");
        await using var context = await contexts.CreateDbContextAsync(stop);
        var last = await context.Audit.OrderByDescending(a => a.Sequence).Select(a => new { a.Sequence, a.Hash }).FirstOrDefaultAsync(stop);
        var anchor = new AuditAnchor(time.GetUtcNow(), last?.Sequence ?? 0, Convert.ToHexStringLower(last?.Hash ?? AuditChain.Genesis));
        foreach (string file in files.Paths)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.AppendAllTextAsync(file, Line(anchor), stop);
        }
    }

    /// <summary>All anchors of all files.</summary>
    /// <returns>The anchors, and what is wrong with the files: a line that this installation did not write, or no line at all.</returns>
    public (ImmutableArray<AuditAnchor> Anchors, ImmutableArray<string> Faults) Read()
    {
        var anchors = ImmutableArray.CreateBuilder<AuditAnchor>();
        var faults = ImmutableArray.CreateBuilder<string>();
        foreach (string file in files.Paths)
        {
            int number = 0;
            foreach (string line in File.Exists(file) ? File.ReadLines(file) : [])
            {
                number++;
                if (Parse(line) is { } anchor) anchors.Add(anchor);
                else faults.Add($"line {number} of {Path.GetFileName(file)} was not written by this installation");
            }
            if (number == 0) faults.Add($"{Path.GetFileName(file)} is missing or empty: whether the end of the audit was cut off cannot be told");
        }
        return (anchors.ToImmutable(), faults.ToImmutable());
    }

    private string Line(AuditAnchor anchor) => JsonSerializer.Serialize(new { at = anchor.At, sequence = anchor.Sequence, hash = anchor.Hash, mac = Mac(anchor) }) + "\n";

    private AuditAnchor? Parse(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var anchor = new AuditAnchor(root.GetProperty("at").GetDateTimeOffset(), root.GetProperty("sequence").GetInt64(), root.GetProperty("hash").GetString() ?? "");
            return root.GetProperty("mac").GetString() == Mac(anchor) ? anchor : null;
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private string Mac(AuditAnchor anchor) => Convert.ToHexStringLower(key.Sign(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"anchor\n{anchor.At.UtcTicks}\n{anchor.Sequence}\n{anchor.Hash}"))));
}
