using System.Buffers;

namespace PrecisionCare.Vcf;

/// <summary>What <see cref="LineSource.Next"/> came upon.</summary>
internal enum LineEvent
{
    /// <summary>A line.</summary>
    Line,

    /// <summary>The last line, which has no line end.</summary>
    UnfinishedLine,

    /// <summary>A line beyond the limit, which was skipped.</summary>
    TooLong,

    /// <summary>There is nothing more. A last line cut off by a fault of the source is not given.</summary>
    End,
}

/// <summary>
/// Cuts text into lines within one reused buffer, so that memory depends on the longest line and not on the file. LF and CRLF end a line.
/// </summary>
internal sealed class LineSource(TextSource text, int maximumLength) : IDisposable
{
    private const int InitialBuffer = 1 << 18;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(InitialBuffer);
    private int _start, _end;
    private bool _ended;

    /// <summary>Number of the line last returned, counted from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Whether any byte was read yet.</summary>
    public bool SawText { get; private set; }

    /// <summary>Whether the text ended by a fault of the source.</summary>
    public bool CutShort => text.Fault is not null;

    /// <param name="line">The line without its end; valid until the next call.</param>
    public LineEvent Next(out ReadOnlySpan<byte> line)
    {
        int searched = 0;
        bool skipping = false;
        while (true)
        {
            var unread = _buffer.AsSpan(_start, _end - _start);
            int newline = unread[searched..].IndexOf((byte)'\n');
            if (newline >= 0)
            {
                line = WithoutCarriageReturn(unread[..(searched + newline)]);
                _start += searched + newline + 1;
                Number++;
                return skipping || line.Length > maximumLength ? LineEvent.TooLong : LineEvent.Line;
            }

            searched = unread.Length;
            if (searched > maximumLength) (skipping, searched, _start, _end) = (true, 0, 0, 0);
            if (Fill()) continue;

            line = WithoutCarriageReturn(_buffer.AsSpan(_start, _end - _start));
            _start = _end;
            if (CutShort || (line.IsEmpty && !skipping)) return LineEvent.End;
            Number++;
            return skipping ? LineEvent.TooLong : LineEvent.UnfinishedLine;
        }
    }

    private static ReadOnlySpan<byte> WithoutCarriageReturn(ReadOnlySpan<byte> line) => line is [.. var kept, (byte)'\r'] ? kept : line;

    /// <summary>Reads more behind what is unread, making room first; false at the end.</summary>
    private bool Fill()
    {
        if (_ended) return false;
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(checked(2 * _buffer.Length));
            _buffer.AsSpan(0, _end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        int read = text.Read(_buffer.AsSpan(_end));
        _end += read;
        _ended = read == 0;
        SawText |= read > 0;
        return !_ended;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);
}
