using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Risk;

/// <summary>How a model came to be: pages and regulation tell the two apart.</summary>
public enum RiskModelKind
{
    /// <summary>Published with its coefficients and taken over as it stands.</summary>
    Equation,

    /// <summary>Fitted to data by this project; its artefact names data, recipe and seed.</summary>
    Fitted,
}

/// <summary>A model that turns inputs of a patient into a score: a published equation or a fitted model.</summary>
public interface IRiskModel
{
    /// <summary>Permanent id, such as <c>ckd_epi_2021_creatinine</c>.</summary>
    string Id { get; }

    /// <summary>Name as shown.</summary>
    string Name { get; }

    /// <summary>Version of the definition, for people; a change of inputs, coefficients or limits is another version.</summary>
    string Version { get; }

    RiskModelKind Kind { get; }

    /// <summary>False where the coefficients are not confirmed: the model is used only where a <see cref="RiskModelSettings"/> asks for it.</summary>
    bool OnByDefault { get; }

    /// <summary>SHA-256, in lower-case hexadecimal, of the definition as data: equal fingerprints compute equal scores.</summary>
    string Fingerprint { get; }

    /// <summary>Unit of the value.</summary>
    string Unit { get; }

    ImmutableArray<RiskInput> Inputs { get; }

    Citation Citation { get; }

    /// <summary>
    /// For which drugs and problems the score matters, between bars; <c>measure:P</c> where P was measured; <c>genome</c> where there is one; <c>by hand</c> where a record cannot give the
    /// inputs; <c>null</c> when for everyone.
    /// </summary>
    string? Relevance { get; }

    /// <summary>Limits that hold for every score of the model; empty when it states none.</summary>
    ImmutableArray<string> Caveats => [];

    /// <summary>The score, or the reason why there is none. Never throws for a value, however odd.</summary>
    RiskScore Score(IReadOnlyDictionary<string, InputValue> given);
}
