namespace PrecisionCare.Vcf;

/// <summary>Walks the sample columns of a row from left to right.</summary>
/// <param name="samples">The columns, joined by tabs.</param>
internal ref struct SampleCells(ReadOnlySpan<byte> samples)
{
    private ReadOnlySpan<byte> _rest = samples;
    private int _next;

    /// <summary>The cell of a sample column, which must lie to the right of the one asked for before.</summary>
    public ReadOnlySpan<byte> At(int index)
    {
        for (; _next < index; _next++) VcfRow.Next(ref _rest);
        _next++;
        return VcfRow.Next(ref _rest);
    }
}
