namespace PrecisionCare.Vcf;

/// <summary>
/// The text of a file, unpacked as its first bytes say (plain, gzip, bgzip). Its end is never taken on trust: after the last byte, <see cref="Fault"/> says
/// whether the compressed data was whole.
/// </summary>
internal abstract class TextSource : IDisposable
{
    /// <summary>What cut the text short; <c>null</c> while reading and after a sound end.</summary>
    public VcfFault? Fault { get; protected set; }

    /// <summary>Fills part of the buffer; 0 at the end, sound or not.</summary>
    public abstract int Read(Span<byte> buffer);

    public virtual void Dispose()
    {
    }

    public static TextSource Open(Stream stream, int maximumInflation)
    {
        var file = new CountingStream(stream);
        return file.Head switch
        {
            [0x1f, 0x8b, 8, 4, _, _, _, _, _, _, _, _, (byte)'B', (byte)'C', ..] => new BgzipText(file, maximumInflation),
            [0x1f, 0x8b, ..] => new GzipText(file, maximumInflation),
            _ => new PlainText(file),
        };
    }

    private sealed class PlainText(CountingStream file) : TextSource
    {
        public override int Read(Span<byte> buffer) => file.Read(buffer);
    }
}

/// <summary>Watches how much compressed data unpacks to, and calls a halt to what only an attack produces.</summary>
internal struct InflationLimit(CountingStream file, int maximum)
{
    private const long Grace = 64 << 20;
    private long _unpacked;

    /// <summary>Counts unpacked bytes and says whether they are still plausible.</summary>
    public bool Allows(int unpacked) => (_unpacked += unpacked) <= Grace || _unpacked / maximum <= file.Consumed;
}
