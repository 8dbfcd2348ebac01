using System.Text;

namespace PrecisionCare.Fhir.Input;

/// <summary>A piece of a file that is judged by itself: an entry of a Bundle, or a resource.</summary>
/// <param name="Json">The bytes as found, not yet known to be sound JSON.</param>
/// <param name="IsEntry">An entry, with the resource as a member, rather than the resource.</param>
internal readonly record struct Slice(byte[] Json, Place Place, bool IsEntry);

/// <summary>
/// Cuts a file into its resources in one pass: the entries of a Bundle one by one, a single resource, or the lines of NDJSON. Of the file, only the piece at
/// hand is held in memory.
/// </summary>
internal sealed class Slicer(ByteWindow window, Place top, IssueLog issues)
{
    private readonly JsonScanner _scanner = new(window, Limits.ResourceBytes);

    /// <summary>Takes every line for a resource, as in NDJSON.</summary>
    public IEnumerable<Slice> Lines()
    {
        for (long start = window.Start; start < window.End || window.Fill(); start = window.Start)
        {
            var place = top with { Line = window.Line };
            var line = _scanner.Line(start);
            if (IsSound(line, place) && window.Copy(start, line.End) is var json && json.AsSpan().Trim(" \t\r"u8).Length > 0)
                yield return new Slice(json, place, IsEntry: false);
            window.ReleaseTo(Math.Min(line.End + 1, window.End));
        }
    }

    /// <summary>Takes the file for one JSON text, or for several one after the other; goes on by lines where the first text is a resource and more follow.</summary>
    public IEnumerable<Slice> Texts()
    {
        for (long at = Next(window.Start); at >= 0; at = Next(at))
        {
            window.ReleaseTo(at);
            if (window.From(at)[0] == (byte)'[')
            {
                Report(FhirFault.NotFhir, top, "The file holds a list; FHIR puts several resources into a Bundle, or one on each line.");
                at = _scanner.Value(at).End;
                continue;
            }

            if (window.From(at)[0] != (byte)'{')
            {
                Report(FhirFault.NotJson, top with { Line = window.Line }, "Here a resource should begin with a brace.");
                at = _scanner.Find(at, "{"u8);
                if (at < 0) yield break;
                continue;
            }

            if (TypeOf(at) == "Bundle")
            {
                foreach (var entry in Entries(at + 1)) yield return entry;
                at = window.Start;
                continue;
            }

            if (window.Start > at)
            {
                Report(FhirFault.TooLarge, top, "The text is too large to be searched for its resourceType; a Bundle states it first.");
                yield break;
            }

            var value = _scanner.Value(at);
            if (value.Result == ScanResult.Complete && Next(value.End) is >= 0 and var more && window.From(more)[0] == (byte)'{')
            {
                foreach (var line in Lines()) yield return line;
                yield break;
            }

            if (IsSound(value, top)) yield return new Slice(window.Copy(at, value.End), top, IsEntry: false);
            at = value.End;
        }
    }

    /// <summary>The root's resourceType, which may stand behind other members; nothing is released on the way.</summary>
    private string? TypeOf(long root)
    {
        long at = root + 1;
        while (Member(ref at) is { } name)
        {
            long start = at;
            var value = _scanner.Value(at);
            if (value.Result is ScanResult.Truncated or ScanResult.TooLarge) return null;
            if (name == "resourceType") return Encoding.UTF8.GetString(window.From(start)[..(int)(value.End - start)]).Trim('"');
            at = value.End;
        }

        return null;
    }

    private IEnumerable<Slice> Entries(long at)
    {
        while (Member(ref at) is { } name)
        {
            if (name == "entry" && window.From(at)[0] == (byte)'[')
            {
                int index = 0;
                for (at = Next(at + 1); at >= 0 && window.From(at)[0] != (byte)']'; at = Next(at))
                {
                    if (window.From(at)[0] == (byte)',')
                    {
                        at++;
                        continue;
                    }

                    long start = at;
                    var value = _scanner.Value(at);
                    var place = top.Within($"entry[{index++}]");
                    if (IsSound(value, place)) yield return new Slice(window.Copy(start, value.End), place, IsEntry: true);
                    at = value.End;
                    window.ReleaseTo(at);
                }

                if (at < 0) break;
                at++;
            }
            else
            {
                at = _scanner.Value(at).End;
            }

            window.ReleaseTo(at);
        }

        at = at < 0 ? -1 : Next(at);
        if (at >= 0 && window.From(at)[0] == (byte)'}')
        {
            window.ReleaseTo(at + 1);
            yield break;
        }

        if (at < 0) Report(FhirFault.Truncated, top, "The file ends before the Bundle does.");
        else Report(FhirFault.NotJson, top, $"In line {window.LineOf(at)} the Bundle is no longer JSON.");
        window.ReleaseTo(at < 0 ? window.End : at);
    }

    /// <summary>Reads a member's name and moves to its value; <c>null</c> where no member begins, with the place left at what stands there, or at -1 at the end.</summary>
    private string? Member(ref long at)
    {
        at = Next(at);
        if (at >= 0 && window.From(at)[0] == (byte)',') at = Next(at + 1);
        if (at < 0 || window.From(at)[0] != (byte)'"') return null;
        long start = at;
        var name = _scanner.Value(at);
        long colon = Next(name.End);
        if (colon < 0 || window.From(colon)[0] != (byte)':')
        {
            at = colon;
            return null;
        }

        long value = Next(colon + 1);
        string text = Encoding.UTF8.GetString(window.From(start)[1..(int)(name.End - start - 1)]);
        at = value;
        return value < 0 ? null : text;
    }

    private bool IsSound(ScannedValue value, Place place)
    {
        if (value.Result == ScanResult.Truncated) Report(FhirFault.Truncated, place, "The file ends before the resource does.");
        else if (value.Result == ScanResult.TooLarge) Report(FhirFault.TooLarge, place, $"The resource is larger than {Limits.ResourceBytes >> 20} MB.");
        else if (value.Depth > Limits.Depth) Report(FhirFault.TooDeep, place, $"The resource is nested {value.Depth} levels deep; {Limits.Depth} are read.");
        else return true;
        return false;
    }

    private long Next(long at) => at < 0 ? -1 : _scanner.SkipWhiteSpace(at);

    private void Report(FhirFault fault, Place place, string message) => issues.Add(fault.At(place.Location, message));
}
