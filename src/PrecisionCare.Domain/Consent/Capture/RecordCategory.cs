using System.Collections.Immutable;

namespace PrecisionCare.Consent.Capture;

/// <summary>A kind of record on which a patient may decide by itself.</summary>
/// <param name="Id">Name in forms and addresses.</param>
/// <param name="Name">As people read it.</param>
/// <param name="Labels">Sensitivities (HL7 v3 ActCode, InformationSensitivityPolicy, and our own) that a rule names to mean the category, with all narrower ones.</param>
/// <param name="Carried">What an ordinary record of the category is labelled with.</param>
public sealed record RecordCategory(string Id, string Name, ImmutableArray<string> Labels, ImmutableArray<string> Carried)
{
    public static RecordCategory Genome { get; } = new("genome", "Genome", [SecurityLabels.Genetic], [SecurityLabels.Genetic]);

    /// <summary>Findings that were not the reason of a genetic test.</summary>
    public static RecordCategory SecondaryFindings { get; } =
        new("secondary", "Secondary findings", [SecurityLabels.SecondaryFinding], [SecurityLabels.Genetic, SecurityLabels.SecondaryFinding]);

    public static RecordCategory MentalHealth { get; } = new("mental-health", "Mental health", ["MH", "PSY", "COGN", "EMOTDIS"], ["R", "PSY"]);

    public static RecordCategory SubstanceUse { get; } = new("substance-use", "Substance use", ["SUD"], ["R", "ETH"]);

    public static RecordCategory Hiv { get; } = new("hiv", "HIV", ["HIV"], ["R", "HIV"]);

    public static RecordCategory Reproduction { get; } = new("reproduction", "Sexual and reproductive health", ["SEX", "STD"], ["R", "SEX"]);

    public static RecordCategory Violence { get; } = new("violence", "Violence and abuse", ["SDV"], ["R", "SDV"]);

    /// <summary>Categories that a form offers to hide.</summary>
    public static ImmutableArray<RecordCategory> Hideable { get; } = [MentalHealth, SubstanceUse, Hiv, Reproduction, Violence];

    /// <summary>Everything else: neither restricted nor sensitive.</summary>
    public static RecordCategory Ordinary { get; } = new("ordinary", "Ordinary record", [], []);

    public static ImmutableArray<RecordCategory> All { get; } = [Ordinary, Genome, SecondaryFindings, .. Hideable];
}
