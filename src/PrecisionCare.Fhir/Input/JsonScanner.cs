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
/// read, which a parser that stops at the first fault cannot do. However long a value, a text or a gap is, no more than the limit is held.
/// </summary>
internal sealed class JsonScanner(ByteWindow window, long largestValue)
{
    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> InText = SearchValues.Create("\"\\\n"u8);
    private static readonly SearchValues<byte> AfterPrimitive = SearchValues.Create(",:{}[]\" \t\r\n"u8);

    /// <summary>Brackets are matched no deeper than this; where more are open, the rest of the stream is one value without an end.</summary>
    private const int DeepestFollowed = 1 << 20;

    private readonly Stack<byte> _open = new();
    private long _start;
    private int _deepest;
    private bool _held;
    private bool _sound;

    /// <summary>The offset of the next byte that is no white space (nor a comma), or -1 at the end of the stream. Lets go of the gap where nothing before it is held.</summary>
    public long SkipWhiteSpace(long at, bool andCommas = false)
    {
        var gap = andCommas ? " \t\r\n,"u8 : " \t\r\n"u8;
        long from = at;
        while (true)
        {
            int next = window.From(at).IndexOfAnyExcept(gap);
            if (next >= 0) return at + next;
            at = window.End;
            if (window.Start >= from) window.ReleaseTo(at);
            else if (at - from > largestValue) return -1;
            if (!window.Fill()) return -1;
        }
    }

    /// <summary>Lets go of everything before the next opening brace, and gives its offset; -1 when there is none.</summary>
    public long SkipToBrace(long at)
    {
        while (true)
        {
            int next = window.From(at).IndexOf((byte)'{');
            at = next >= 0 ? at + next : window.End;
            window.ReleaseTo(at);
            if (next >= 0) return at;
            if (!window.Fill()) return -1;
        }
    }

    /// <summary>The stretch from an offset to the end of its line.</summary>
    public ScannedValue Line(long start)
    {
        Begin(start);
        long at = start;
        while (true)
        {
            int next = window.From(at).IndexOf((byte)'\n');
            if (next >= 0) return Ended(at + next);
            if (!More(ref at)) return Ended(at);
        }
    }

    /// <param name="start">Offset of the value's first byte.</param>
    public ScannedValue Value(long start)
    {
        Begin(start);
        long at = start;
        if (window.From(start)[0] is not ((byte)'{' or (byte)'[' or (byte)'"')) return Primitive(at);
        do
        {
            int next = window.From(at).IndexOfAny(Structure);
            if (next < 0)
            {
                if (!More(ref at)) return CutOff(at);
                continue;
            }

            at += next;
            byte found = window.From(at)[0];
            bool goesOn = found switch
            {
                (byte)'"' => SkipText(ref at),
                (byte)'{' or (byte)'[' => Open(found, ref at),
                _ => Close(found == (byte)'}' ? (byte)'{' : (byte)'[', ref at),
            };
            if (!goesOn) return found == (byte)'"' ? CutOff(at) : Ended(at);
        }
        while (_open.Count > 0 || at == start);

        return Ended(at);
    }

    /// <summary><c>false</c> where the whole value ends before this bracket.</summary>
    private bool Open(byte bracket, ref long at)
    {
        // An object that begins where a name should stand: the object around it was never closed.
        if (bracket == (byte)'{' && _held && _open.TryPeek(out byte around) && around == (byte)'{' && !FollowsColon(at))
        {
            _sound = false;
            while (_open.TryPeek(out around) && around == (byte)'{') _open.Pop();
            if (_open.Count == 0) return false;
        }

        if (_open.Count == DeepestFollowed)
        {
            while (More(ref at)) continue;
            return false;
        }

        _open.Push(bracket);
        _deepest = Math.Max(_deepest, _open.Count);
        at++;
        return true;
    }

    /// <summary><c>false</c> where this bracket closes something around the value, which must have ended before.</summary>
    private bool Close(byte opening, ref long at)
    {
        if (_open.Peek() != opening && !_open.Contains(opening))
        {
            _sound = false;
            return false;
        }

        while (_open.Pop() != opening) _sound = false;
        at++;
        return true;
    }

    /// <summary>Moves behind the closing quote; <c>false</c> when the stream ends first. A line break inside a text means that its closing quote is missing.</summary>
    private bool SkipText(ref long at)
    {
        at++;
        while (true)
        {
            var bytes = window.From(at);
            int next = bytes.IndexOfAny(InText);
            if (next < 0 || (bytes[next] == (byte)'\\' && next + 1 == bytes.Length))
            {
                long rest = next < 0 ? 0 : 1;
                if (!More(ref at, rest)) return false;
                continue;
            }

            at += next + 1;
            if (bytes[next] == (byte)'"') return true;
            if (bytes[next] == (byte)'\\')
            {
                at++;
                continue;
            }

            _sound = false;
            return true;
        }
    }

    private ScannedValue Primitive(long at)
    {
        while (true)
        {
            int next = window.From(at).IndexOfAny(AfterPrimitive);
            if (next >= 0) return Ended(Math.Max(at + next, _start + 1));
            if (!More(ref at)) return Ended(at);
        }
    }

    private bool FollowsColon(long at)
    {
        var before = window.From(_start)[..(int)(at - _start)].TrimEnd(" \t\r\n"u8);
        return before.Length == 0 || before[^1] == (byte)':';
    }

    private void Begin(long start)
    {
        _open.Clear();
        (_start, _deepest, _held, _sound) = (start, 0, true, true);
    }

    /// <summary>Moves to the end of what is read, less some bytes to be seen again, and reads on; lets go of the value once it is over the limit.</summary>
    private bool More(ref long at, long again = 0)
    {
        at = window.End - again;
        if (at - _start > largestValue)
        {
            _held = false;
            window.ReleaseTo(at);
        }

        return window.Fill();
    }

    private ScannedValue Ended(long end) =>
        new(end, !_held || end - _start > largestValue ? ScanResult.TooLarge : _sound ? ScanResult.Complete : ScanResult.Broken, _deepest);

    private ScannedValue CutOff(long end) => new(end, _held ? ScanResult.Truncated : ScanResult.TooLarge, _deepest);
}
