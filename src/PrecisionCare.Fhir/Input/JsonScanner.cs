using System.Buffers;

namespace PrecisionCare.Fhir.Input;

/// <summary>What the scanner found from one place to the end of a value.</summary>
internal enum ScanResult
{
    Complete,

    /// <summary>Brackets or quotes do not match; the end is where the value must have ended for the surroundings to make sense.</summary>
    Broken,

    /// <summary>The stream ended first.</summary>
    Truncated,

    /// <summary>Larger than the limit; its bytes are no longer held.</summary>
    TooLarge,
}

/// <param name="End">Offset behind the value.</param>
/// <param name="Depth">How deep objects and arrays are nested in it.</param>
internal readonly record struct ScannedValue(long End, ScanResult Result, int Depth);

/// <summary>
/// Finds where JSON values end by brackets and quotes alone, without judging what lies between. So a resource with a fault can be set aside and the next one
/// read, which a parser that stops at the first fault cannot do.
/// </summary>
internal sealed class JsonScanner(ByteWindow window, long largestValue)
{
    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> InText = SearchValues.Create("\"\\\n"u8);
    private static readonly SearchValues<byte> AfterPrimitive = SearchValues.Create(",:{}[]\" \t\r\n"u8);

    private readonly Stack<byte> _open = new();

    /// <summary>The offset of the next byte that is no white space, or -1 at the end of the stream.</summary>
    public long SkipWhiteSpace(long at)
    {
        while (true)
        {
            int next = window.From(at).IndexOfAnyExcept(" \t\r\n"u8);
            if (next >= 0) return at + next;
            at = window.End;
            if (!window.Fill()) return -1;
        }
    }

    /// <summary>The offset of the next of some bytes, or -1.</summary>
    public long Find(long at, ReadOnlySpan<byte> any)
    {
        while (true)
        {
            int next = window.From(at).IndexOfAny(any);
            if (next >= 0) return at + next;
            at = window.End;
            if (!window.Fill()) return -1;
        }
    }

    /// <summary>The stretch from an offset to the end of its line.</summary>
    public ScannedValue Line(long start)
    {
        bool held = true;
        long at = start;
        while (true)
        {
            if (at - start > largestValue)
            {
                held = false;
                window.ReleaseTo(at);
            }

            int next = window.From(at).IndexOf((byte)'\n');
            at = next < 0 ? window.End : at + next;
            if (next >= 0 || !window.Fill()) return new ScannedValue(at, held ? ScanResult.Complete : ScanResult.TooLarge, 0);
        }
    }

    /// <param name="start">Offset of the value's first byte.</param>
    public ScannedValue Value(long start)
    {
        byte first = window.From(start)[0];
        if (first is not ((byte)'{' or (byte)'[' or (byte)'"')) return Primitive(start);

        _open.Clear();
        long at = start;
        int deepest = 0;
        bool sound = true, held = true;
        while (true)
        {
            if (at - start > largestValue)
            {
                held = false;
                window.ReleaseTo(at);
            }

            int next = window.From(at).IndexOfAny(Structure);
            if (next < 0)
            {
                at = window.End;
                if (window.Fill()) continue;
                return new ScannedValue(at, held ? ScanResult.Truncated : ScanResult.TooLarge, deepest);
            }

            at += next;
            byte found = window.From(at)[0];
            if (found == (byte)'"')
            {
                at = EndOfText(at + 1, ref sound);
                if (at < 0) return new ScannedValue(window.End, held ? ScanResult.Truncated : ScanResult.TooLarge, deepest);
            }
            else if (found is (byte)'{' or (byte)'[')
            {
                // An object that begins where a name should stand: the object around it was never closed.
                if (found == (byte)'{' && held && _open.TryPeek(out byte around) && around == (byte)'{' && !FollowsColon(at, start))
                {
                    sound = false;
                    while (_open.TryPeek(out around) && around == (byte)'{') _open.Pop();
                    if (_open.Count == 0) return Ended(at);
                }

                _open.Push(found);
                deepest = Math.Max(deepest, _open.Count);
                at++;
            }
            else
            {
                byte opening = found == (byte)'}' ? (byte)'{' : (byte)'[';
                if (_open.Peek() != opening && !_open.Contains(opening))
                {
                    sound = false;
                    return Ended(at);
                }

                while (_open.Pop() != opening) sound = false;
                at++;
            }

            if (_open.Count == 0) return Ended(at);
        }

        ScannedValue Ended(long end) => new(end, !held ? ScanResult.TooLarge : sound ? ScanResult.Complete : ScanResult.Broken, deepest);
    }

    private ScannedValue Primitive(long start)
    {
        long at = start;
        while (true)
        {
            int next = window.From(at).IndexOfAny(AfterPrimitive);
            if (next >= 0) return new ScannedValue(Math.Max(at + next, start + 1), ScanResult.Complete, 0);
            at = window.End;
            if (at - start > largestValue) return new ScannedValue(at, ScanResult.Broken, 0);
            if (!window.Fill()) return new ScannedValue(at, ScanResult.Complete, 0);
        }
    }

    /// <summary>The offset behind the closing quote; -1 when the stream ends first. A line break inside a text means that its closing quote is missing.</summary>
    private long EndOfText(long at, ref bool sound)
    {
        while (true)
        {
            var bytes = window.From(at);
            int next = bytes.IndexOfAny(InText);
            if (next < 0 || (bytes[next] == (byte)'\\' && next + 1 == bytes.Length))
            {
                at = next < 0 ? window.End : at + next;
                if (!window.Fill()) return -1;
                continue;
            }

            at += next + 1;
            if (bytes[next] == (byte)'"') return at;
            if (bytes[next] == (byte)'\\')
            {
                at++;
                continue;
            }

            sound = false;
            return at;
        }
    }

    private bool FollowsColon(long at, long start)
    {
        var before = window.From(start)[..(int)(at - start)].TrimEnd(" \t\r\n"u8);
        return before.Length == 0 || before[^1] == (byte)':';
    }
}
