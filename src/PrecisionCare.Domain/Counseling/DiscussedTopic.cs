using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Counseling;

/// <summary>Something that a session of a kind should speak of.</summary>
/// <param name="Code">Permanent code: kept with sessions, never renamed.</param>
/// <param name="Text">As people read it.</param>
/// <param name="Citation">The statement of practice that asks for it; our wording.</param>
/// <param name="Kinds">The sessions on whose list it stands.</param>
public sealed record DiscussedTopic(string Code, string Text, Citation Citation, params ImmutableArray<SessionKind> Kinds)
{
    private const SessionKind Before = SessionKind.PreTest, After = SessionKind.PostTest, Later = SessionKind.FollowUp;

    private static readonly Citation Nsgc = new(
        "NSGC 2012", "Essential elements of genetic cancer risk assessment, counseling, and testing", "2012", Pmid: "22134580", Confirmed: false);

    private static readonly Citation Acmg = new(
        "ACMG 2013", "Points to consider for informed consent for genome/exome sequencing", "2013", Pmid: "23907645", Confirmed: false);

    private static readonly Citation Asco = new(
        "ASCO 2015", "Policy statement update: genetic and genomic testing for cancer susceptibility", "2015", Pmid: "26324357", Confirmed: false);

    /// <summary>In the order of a conversation.</summary>
    public static ImmutableArray<DiscussedTopic> All { get; } =
    [
        new("history", "Personal and family history taken or updated", Nsgc, Before, After, Later),
        new("reason", "Why the test is offered and what it looks for", Asco, Before),
        new("voluntary", "The test is voluntary; alternatives, not testing among them", Acmg, Before),
        new("results", "Possible results: a finding, none, or an uncertain one", Asco, Before),
        new("limits", "What the test cannot find, and how sure its result is", Asco, Before),
        new("secondary", "Secondary findings: what they are, and the choice to know them or not", Acmg, Before),
        new("logistics", "Sample, time until the result, how the result will be told", Asco, Before),
        new("cost", "Costs and who pays them", Asco, Before),
        new("meaning", "What the result means, and what it does not", Nsgc, After),
        new("residual", "The risk that remains, also after no finding", Nsgc, After),
        new("secondary-results", "Secondary findings, as far as the patient chose to know them", Acmg, After),
        new("care", "What could be done with a result: screening, prevention, treatment", Asco, Before, After, Later),
        new("relatives", "What it may mean for relatives, and how to tell them", Asco, Before, After, Later),
        new("children", "The chance of passing it on, and reproductive options", Asco, Before, After),
        new("feelings", "Feelings and coping; support that can be had", Nsgc, Before, After, Later),
        new("discrimination", "Insurance and employment: protection by law and its limits", Asco, Before, After),
        new("privacy", "Confidentiality, storage and use of data and sample", Acmg, Before),
        new("reinterpretation", "The result may be read anew later; how to stay in touch", Acmg, Before, After, Later),
        new("changes", "What is new since the last session: health, family, classification", Nsgc, Later),
        new("next", "Next steps and who takes them", Nsgc, After, Later),
    ];

    public static DiscussedTopic? Find(string code) => All.FirstOrDefault(t => t.Code == code);

    public static IEnumerable<DiscussedTopic> Of(SessionKind kind) => All.Where(t => t.Kinds.Contains(kind));
}
