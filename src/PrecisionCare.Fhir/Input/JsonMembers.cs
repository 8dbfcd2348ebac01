using System.Text;

namespace PrecisionCare.Fhir.Input;

/// <summary>Walks over the members of a JSON object in a window, without holding or judging their values.</summary>
internal sealed class JsonMembers(ByteWindow window, JsonScanner scanner)
{
    /// <summary>The root's resourceType, which may stand behind other members; nothing is released on the way.</summary>
    public string? TypeOf(long root)
    {
        long at = root + 1;
        while (Next(ref at) is { } name)
        {
            long start = at;
            var value = scanner.Value(at);
            if (value.Result is ScanResult.Truncated or ScanResult.TooLarge || at - root > Limits.ResourceBytes) return null;
            if (name == "resourceType") return Encoding.UTF8.GetString(window.From(start)[..(int)(value.End - start)]).Trim('"');
            at = value.End;
        }

        return null;
    }

    /// <summary>Reads a member's name and moves to its value; <c>null</c> where no member begins, with the place left at what stands there, or at -1 at the end.</summary>
    public string? Next(ref long at)
    {
        at = Skip(at);
        if (at >= 0 && window.From(at)[0] == (byte)',') at = Skip(at + 1);
        if (at < 0 || window.From(at)[0] != (byte)'"') return null;
        long start = at;
        var name = scanner.Value(at);
        if (name.Result is ScanResult.Truncated or ScanResult.TooLarge)
        {
            at = name.Result == ScanResult.Truncated ? -1 : name.End;
            return null;
        }

        long colon = Skip(name.End);
        if (colon < 0 || window.From(colon)[0] != (byte)':')
        {
            at = colon;
            return null;
        }

        long value = Skip(colon + 1);
        string text = Encoding.UTF8.GetString(window.From(start)[1..(int)(name.End - start - 1)]);
        at = value;
        return value < 0 ? null : text;
    }

    private long Skip(long at) => at < 0 ? -1 : scanner.SkipWhiteSpace(at);
}
