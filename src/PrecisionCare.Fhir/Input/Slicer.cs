namespace PrecisionCare.Fhir.Input;

/// <summary>A piece of a file that is judged by itself: an entry of a Bundle, or a resource.</summary>
/// <param name="Json">The bytes as found, not yet known to be sound JSON.</param>
/// <param name="IsEntry">An entry, with the resource as a member, rather than the resource.</param>
internal readonly record struct Slice(byte[] Json, Place Place, bool IsEntry);

/// <summary>
/// Cuts a file into its resources in one pass: the entries of a Bundle one by one, a single resource, or the lines of NDJSON. Of the file, only the piece at
/// hand is held in memory.
/// </summary>
internal sealed class Slicer
{
    private readonly ByteWindow _window;
    private readonly Place _top;
    private readonly IssueLog _issues;
    private readonly JsonScanner _scanner;
    private readonly JsonMembers _members;

    public Slicer(ByteWindow window, Place top, IssueLog issues)
    {
        (_window, _top, _issues) = (window, top, issues);
        _scanner = new JsonScanner(window, Limits.ResourceBytes);
        _members = new JsonMembers(window, _scanner);
    }

    /// <summary>Takes every line for a resource, as in NDJSON.</summary>
    public IEnumerable<Slice> Lines()
    {
        for (long start = _window.Start; start < _window.End || _window.Fill(); start = _window.Start)
        {
            var place = _top with { Line = _window.Line };
            var line = _scanner.Line(start);
            if (IsSound(line, place) && _window.Copy(start, line.End) is var json && json.AsSpan().Trim(" \t\r"u8).Length > 0)
                yield return new Slice(json, place, IsEntry: false);
            _window.ReleaseTo(Math.Min(line.End + 1, _window.End));
        }
    }

    /// <summary>Takes the file for one JSON text, or for several one after the other; goes on by lines where the first text is a resource on a line of its own.</summary>
    public IEnumerable<Slice> Texts()
    {
        bool isFirst = true;
        for (long at = Next(_window.Start); at >= 0; at = Next(at), isFirst = false)
        {
            _window.ReleaseTo(at);
            var place = isFirst ? _top : _top with { Line = _window.Line };
            byte first = _window.From(at)[0];
            if (first == (byte)'[')
            {
                Report(FhirFault.NotFhir, place, "The file holds a list; FHIR puts several resources into a Bundle, or one on each line.");
                at = _scanner.Value(at).End;
            }
            else if (first != (byte)'{')
            {
                Report(FhirFault.NotJson, _top with { Line = _window.Line }, "Here a resource should begin with a brace.");
                at = _scanner.SkipToBrace(at);
            }
            else if (_members.TypeOf(at) == "Bundle")
            {
                foreach (var entry in Entries(at + 1, place)) yield return entry;
                at = _window.Start;
            }
            else if (_window.Start > at)
            {
                Report(FhirFault.TooLarge, place, "The text is too large to be searched for its resourceType; a Bundle states it first.");
                yield break;
            }
            else
            {
                var value = _scanner.Value(at);
                if (IsFirstOfLines(at, value))
                {
                    foreach (var line in Lines()) yield return line;
                    yield break;
                }

                if (IsSound(value, place)) yield return new Slice(_window.Copy(at, value.End), place, IsEntry: false);
                at = value.End;
            }
        }
    }

    private bool IsFirstOfLines(long start, ScannedValue value) =>
        value.Result == ScanResult.Complete && Next(value.End) is >= 0 and var more && _window.From(more)[0] == (byte)'{'
        && _window.LineOf(value.End) == _window.LineOf(start) && _window.LineOf(more) > _window.LineOf(start);

    private IEnumerable<Slice> Entries(long at, Place bundle)
    {
        while (_members.Next(ref at) is { } name)
        {
            if (name == "entry" && _window.From(at)[0] == (byte)'[')
            {
                int index = 0;
                _window.ReleaseTo(at + 1);
                for (at = _scanner.SkipWhiteSpace(at + 1, andCommas: true); at >= 0 && _window.From(at)[0] != (byte)']'; at = _scanner.SkipWhiteSpace(at, andCommas: true))
                {
                    long start = at;
                    var value = _scanner.Value(at);
                    var place = bundle.Within($"entry[{index++}]");
                    if (IsSound(value, place)) yield return new Slice(_window.Copy(start, value.End), place, IsEntry: true);
                    at = value.End;
                    _window.ReleaseTo(at);
                }

                if (at < 0) break;
                at++;
            }
            else
            {
                at = _scanner.Value(at).End;
            }

            _window.ReleaseTo(at);
        }

        at = at < 0 ? -1 : Next(at);
        if (at >= 0 && _window.From(at)[0] == (byte)'}')
        {
            _window.ReleaseTo(at + 1);
            yield break;
        }

        if (at < 0) Report(FhirFault.Truncated, bundle, "The file ends before the Bundle does.");
        else Report(FhirFault.NotJson, bundle, $"In line {_window.LineOf(at)} the Bundle is no longer JSON.");
        _window.ReleaseTo(at < 0 ? _window.End : at);
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

    private void Report(FhirFault fault, Place place, string message) => _issues.Add(fault.At(place.Location, message));
}
