namespace PrecisionCare.Variants;

/// <summary>Whether an ALT could be brought into its one normal form.</summary>
public enum Normalisation
{
    /// <summary>The form is final.</summary>
    Certain,

    /// <summary>The change could be moved further left than the window reaches; its normal form is unknown.</summary>
    WindowTooShort,

    /// <summary>REF is not what the reference has there: a wrong build, or a wrong row.</summary>
    ReferenceDiffers,

    /// <summary>The ALT is no change of known bases: symbolic, a breakend, <c>*</c>, with ambiguous bases, or the same as REF.</summary>
    NoSequence,
}

/// <summary>One ALT of a row, split from the others and normalised.</summary>
/// <param name="Index">Number of the ALT in the row, from 1, as GT uses it.</param>
/// <param name="Outcome">Whether the form is certain.</param>
/// <param name="Variant">The normal form; <c>null</c> unless <see cref="Normalisation.Certain"/>.</param>
public sealed record NormalisedAllele(int Index, Normalisation Outcome, Variant? Variant);
