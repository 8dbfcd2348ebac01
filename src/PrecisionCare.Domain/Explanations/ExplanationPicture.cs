using System.Text.Json.Serialization;

namespace PrecisionCare.Explanations;

/// <summary>A picture that belongs to a page, as data. The sentences beside it say the same.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "picture")]
[JsonDerivedType(typeof(IconArrayPicture), "icon-array")]
[JsonDerivedType(typeof(InheritancePicture), "inheritance")]
[JsonDerivedType(typeof(MetaboliserPicture), "metaboliser")]
[JsonDerivedType(typeof(RiskBarPicture), "risk-bar")]
public abstract record ExplanationPicture
{
    /// <summary>In the language of the page.</summary>
    public required string Title { get; init; }

    /// <summary>The picture in words, for those who do not see it.</summary>
    public required string Description { get; init; }
}

/// <summary>So many of 100 or 1,000, with the change and, where known, without: two arrays of the same size.</summary>
public sealed record IconArrayPicture : ExplanationPicture
{
    public required int Denominator { get; init; }

    /// <summary>How many have the outcome, 0 to <see cref="Denominator"/>.</summary>
    public required int Count { get; init; }

    /// <summary>What the array shows, such as <c>With this change, by age 80</c>.</summary>
    public required string Caption { get; init; }

    /// <summary>How many without the change; <c>null</c> when not known.</summary>
    public int? CountWithout { get; init; }

    /// <summary><c>null</c> exactly when <see cref="CountWithout"/> is.</summary>
    public string? CaptionWithout { get; init; }
}

/// <summary>How the change passes from parents to children.</summary>
public sealed record InheritancePicture : ExplanationPicture
{
    /// <summary>Never <see cref="InheritancePattern.NotStated"/> nor <see cref="InheritancePattern.NotInherited"/>.</summary>
    public required InheritancePattern Pattern { get; init; }

    public required CopiesChanged Copies { get; init; }

    /// <summary>Whether the other parent carries a change too; <c>null</c> when not known.</summary>
    public bool? OtherParentCarries { get; init; }
}

/// <summary>The place on the scale from much slower to much faster than usual.</summary>
public sealed record MetaboliserPicture : ExplanationPicture
{
    /// <summary>Symbol of the gene.</summary>
    public required string Gene { get; init; }

    /// <summary>From <see cref="MedicineHandling.MuchSlower"/> to <see cref="MedicineHandling.MuchFaster"/>.</summary>
    public required MedicineHandling Place { get; init; }
}

/// <summary>A risk on a bar from 0 to 1 with its interval.</summary>
public sealed record RiskBarPicture : ExplanationPicture
{
    public required int Denominator { get; init; }

    /// <summary>Probability; <c>null</c> where only a range is known.</summary>
    public double? Value { get; init; }

    public double? Low { get; init; }

    public double? High { get; init; }

    /// <summary>Probability without the change; <c>null</c> when not known.</summary>
    public double? Baseline { get; init; }

    /// <summary>Such as <c>In 10 years</c>; <c>null</c> when the source does not say.</summary>
    public string? Horizon { get; init; }
}
