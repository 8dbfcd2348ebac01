using PrecisionCare.Explanations;

namespace PrecisionCare.Web.Letters;

/// <summary>What a letter to relatives is filled from.</summary>
internal sealed record FamilyLetterContent
{
    public required Language Language { get; init; }

    /// <summary>HGNC symbol.</summary>
    public required string Gene { get; init; }

    /// <summary>The change exactly, so that a laboratory can look for it.</summary>
    public required ExplainedVariant Variant { get; init; }

    /// <summary>What it is linked with, in the words of the report.</summary>
    public required string Condition { get; init; }

    public required InheritancePattern Inheritance { get; init; }

    public required CopiesChanged Copies { get; init; }

    /// <summary>Who was tested, as it would be written; used only when both <see cref="NamingTicked"/> and <see cref="NamingPermitted"/>.</summary>
    public string? Patient { get; init; }

    /// <summary>The patient wants to be named in the letter.</summary>
    public bool NamingTicked { get; init; }

    /// <summary>The patient's consent permits it, asked for the purpose FAMRQT.</summary>
    public bool NamingPermitted { get; init; }

    /// <summary>The name to write; <c>null</c> where nobody is named.</summary>
    public string? NamedPatient => NamingTicked && NamingPermitted ? Patient : null;

    /// <summary>Why there is no such letter, in words for the page; <c>null</c> when there is.</summary>
    public string? WhyNot => Variant.Meaning is not (ChangeMeaning.Pathogenic or ChangeMeaning.LikelyPathogenic)
        ? "Relatives are not tested for a change whose meaning is not known or that is harmless."
        : Inheritance == InheritancePattern.NotInherited || Copies == CopiesChanged.SomeCells && Inheritance != InheritancePattern.Maternal
            ? "A change that arose in a tumour, or in some of the cells, says nothing of relatives."
            : null;
}
