using System.Buffers.Binary;
using System.IO.Compression;

namespace PrecisionCare.Vcf;

/// <summary>
/// Unpacks bgzip block by block (SAM specification, section 4.1: gzip members of at most 64 KiB that state their size, the last one empty). A block's text is
/// handed out only after its checksum holds, so a damaged file yields exactly the text before the damage.
/// </summary>
internal sealed class BgzipText(CountingStream file, int maximumInflation) : TextSource
{
    private const int FixedHeader = 12, Trailer = 8, MaximumBlock = 1 << 16;
    private readonly byte[] _packed = new byte[MaximumBlock];
    private readonly byte[] _text = new byte[MaximumBlock];
    private InflationLimit _limit = new(file, maximumInflation);
    private int _start, _end;
    private bool _lastWasEmpty;

    public override int Read(Span<byte> buffer)
    {
        while (_start == _end)
            if (Fault is not null || !NextBlock())
                return 0;
        int count = Math.Min(buffer.Length, _end - _start);
        _text.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    /// <summary>Unpacks one block; false at the end of the file and at a fault.</summary>
    private bool NextBlock()
    {
        int header = file.ReadAtLeast(_packed.AsSpan(0, FixedHeader), FixedHeader, throwOnEndOfStream: false);
        if (header == 0 && _lastWasEmpty) return false;
        if (header < FixedHeader) return Fails(VcfFault.Truncated);
        if (_packed is not [0x1f, 0x8b, 8, 4, ..]) return Fails(VcfFault.CorruptBlock);

        int extra = BinaryPrimitives.ReadUInt16LittleEndian(_packed.AsSpan(10));
        if (FixedHeader + extra + Trailer > MaximumBlock) return Fails(VcfFault.CorruptBlock);
        if (!Fill(FixedHeader, extra)) return Fails(VcfFault.Truncated);
        int size = BlockSize(_packed.AsSpan(FixedHeader, extra));
        int rest = size - FixedHeader - extra;
        if (rest < Trailer) return Fails(VcfFault.CorruptBlock);
        if (!Fill(FixedHeader + extra, rest)) return Fails(VcfFault.Truncated);

        uint length = BinaryPrimitives.ReadUInt32LittleEndian(_packed.AsSpan(size - 4));
        if (length > MaximumBlock || !Unpack(size, (int)length)) return Fails(VcfFault.CorruptBlock);
        _start = 0;
        _end = (int)length;
        _lastWasEmpty = length == 0;
        return _limit.Allows(_end) || Fails(VcfFault.InflatesTooMuch);
    }

    /// <summary>The size of the whole block by its BC field (BSIZE + 1); 0 when it has none.</summary>
    private static int BlockSize(ReadOnlySpan<byte> extra)
    {
        while (extra.Length >= 4)
        {
            int length = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (extra is [(byte)'B', (byte)'C', 2, 0, _, _, ..]) return BinaryPrimitives.ReadUInt16LittleEndian(extra[4..]) + 1;
            extra = extra[Math.Min(extra.Length, 4 + length)..];
        }

        return 0;
    }

    private bool Fill(int start, int count) =>
        file.ReadAtLeast(_packed.AsSpan(start, count), count, throwOnEndOfStream: false) == count;

    /// <summary>GZipStream checks the checksum of the member; that the member is as long as the block says is checked here.</summary>
    private bool Unpack(int size, int length)
    {
        try
        {
            using var member = new GZipStream(new MemoryStream(_packed, 0, size, writable: false), CompressionMode.Decompress);
            return member.ReadAtLeast(_text.AsSpan(0, length), length, throwOnEndOfStream: false) == length && member.ReadByte() < 0;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private bool Fails(VcfFault fault)
    {
        Fault = fault;
        _start = _end = 0;
        return false;
    }
}
