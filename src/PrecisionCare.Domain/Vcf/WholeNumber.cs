namespace PrecisionCare.Vcf;

/// <summary>Whole numbers as VCF writes them: digits alone, so that signs, spaces and fractions are faults and not guesses.</summary>
internal static class WholeNumber
{
    public static bool TryParse(ReadOnlySpan<byte> digits, out int value)
    {
        long number = 0;
        value = 0;
        if (digits.Length is 0 or > 10) return false;
        foreach (byte digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9') return false;
            number = (10 * number) + (digit - '0');
        }

        if (number > int.MaxValue) return false;
        value = (int)number;
        return true;
    }
}
