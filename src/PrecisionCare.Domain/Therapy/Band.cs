namespace PrecisionCare.Therapy;

/// <summary>How a medicine stands for this patient, from worst to best. Shown as word, shape and colour; ranking goes by it first.</summary>
public enum Band
{
    /// <summary>Must not be given.</summary>
    Contraindicated,

    /// <summary>Not to be given where an alternative exists.</summary>
    Avoid,

    /// <summary>Usable with a changed dose or closer monitoring.</summary>
    Caution,

    /// <summary>What would decide is not known: not tested, not recorded. Never the same as <see cref="Usable"/>.</summary>
    NotAssessable,

    /// <summary>Nothing speaks against it.</summary>
    Usable,

    /// <summary>Something of this patient speaks for it.</summary>
    Favoured,
}
