using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Knowledge.Building;

/// <summary>A part of a recommendation that speaks of some of the patients: "DEPRESSION: …  OTHER INDICATIONS: …".</summary>
/// <param name="Population">For whom, in our words.</param>
/// <param name="When">The same as codes.</param>
/// <param name="Text">The advice for them.</param>
internal sealed record AdviceSection(string Population, ImmutableArray<string> When, string Text)
{
    private static readonly ImmutableDictionary<string, ImmutableArray<string>> SourcePopulations = new Dictionary<string, ImmutableArray<string>>
    {
        ["general"] = [],
        ["adults"] = [GuidancePopulations.Adult],
        ["pediatrics"] = [GuidancePopulations.Child],
        ["child >40kg_adult"] = [GuidancePopulations.Over40Kg],
        ["CVI ACS PCI"] = [GuidancePopulations.AcsPci],
        ["CVI non-ACS non-PCI"] = [GuidancePopulations.OtherCardiovascular],
        ["NVI"] = [GuidancePopulations.Neurovascular],
        ["CBZ naive"] = [GuidancePopulations.Naive],
        ["CBZ-no alternatives"] = [GuidancePopulations.NoAlternative],
        ["CBZ use >3mos"] = [GuidancePopulations.Tolerated],
        ["OXC naive"] = [GuidancePopulations.Naive],
        ["OXC use >3 mos"] = [GuidancePopulations.Tolerated],
        ["PHT naive"] = [GuidancePopulations.Naive],
        ["PHT use >3mos"] = [GuidancePopulations.Tolerated],
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Headings that belong together. A recommendation is divided by the first group of which a heading opens it.</summary>
    private static readonly ImmutableArray<HeadingGroup> Groups =
    [
        new(null,
            new("DOSES HIGHER THAN 20 mg[^:]*:", "more than 20 mg (children 10 mg) every 6 hours, or further risk factors", [GuidancePopulations.AtRisk]),
            new("DOSES LOWER THAN OR EQUAL[^:]*:", "up to 20 mg (children 10 mg) every 6 hours without further risk factors", [GuidancePopulations.NotAtRisk])),
        new(null,
            new("For PAIN:", "pain", [GuidancePopulations.Pain]),
            new("For COUGH:", "cough", [GuidancePopulations.Cough])),
        new(null,
            new("Indication DEPRESSION:", "depression", [GuidancePopulations.Depression]),
            new("Indication (?:OBSESSIVE|ANXIETY)[^:]*:", "anxiety or obsessive-compulsive disorder", [GuidancePopulations.AnxietyOrObsessiveCompulsive]),
            new("OTHER INDICATIONS:", "other indications", [GuidancePopulations.OtherIndication])),
        new(null,
            new("PERCUTANEOUS CORONARY INTERVENTION, STROKE or TIA:", "coronary intervention", [GuidancePopulations.AcsPci]) { Also = ("stroke or TIA", GuidancePopulations.Neurovascular) },
            new("OTHER INDICATIONS:", "other indications", [GuidancePopulations.OtherIndication])),
        new(null,
            new("For Helicobacter pylori ERADICATION THERAPY:", "Helicobacter pylori eradication", [GuidancePopulations.HelicobacterPylori]),
            new("OTHER INDICATIONS:", "other indications", [GuidancePopulations.OtherIndication])),
        new(null,
            new("IMMUNOSUPPRESSION:?", "immunosuppression", [GuidancePopulations.Immunosuppression]),
            new("LEUKAEMIA:", "leukaemia", [GuidancePopulations.Malignancy])),
        new(null,
            new("Patient has ADDITIONAL SIGNIFICANT RISK FACTORS[^:]*:", "further risk factors for myopathy", [GuidancePopulations.AtRisk]),
            new("Patient has NO additional significant risk factors[^:]*:", "no further risk factors for myopathy", [GuidancePopulations.NotAtRisk])),
        new(null,
            new("Indications other than diagnosis of Brugada syndrome:", "treatment", [GuidancePopulations.OtherIndication]),
            new("Provocation test for diagnosis of Brugada syndrome:", "provocation test for Brugada syndrome", ["indication:brugada-test"])),
        new(null,
            new("If a GRADUAL REDUCTION in HEART RATE[^:]*:", "gradual lowering of heart rate wanted, or symptomatic bradycardia", [GuidancePopulations.AtRisk]),
            new("OTHER CASES:", "other cases", [GuidancePopulations.NotAtRisk])),
        new(null,
            new("MILD, MODERATE OR SEVERE RENAL IMPAIRMENT[^:]*:", "renal or mild hepatic impairment", [GuidancePopulations.AtRisk]),
            new("OTHER:", "no renal or hepatic impairment", [GuidancePopulations.NotAtRisk])),
        new(null,
            new("Co-medication with BOTH[^:]*:", "with inhibitors of both CYP2D6 and CYP3A", ["comedication:cyp2d6-and-cyp3a-inhibitors"]),
            new("Co-medication with a STRONG CYP2D6 INHIBITOR[^:]*:", "with a strong CYP2D6 inhibitor", ["comedication:cyp2d6-inhibitor-strong"]),
            new("Co-medication with a MODERATE CYP2D6 INHIBITOR[^:]*:", "with a moderate CYP2D6 inhibitor", ["comedication:cyp2d6-inhibitor-moderate"]),
            new("Co-medication with a STRONG CYP3A INHIBITOR[^:]*:", "with a strong CYP3A inhibitor", ["comedication:cyp3a-inhibitor-strong"]),
            new("Co-medication with a MODERATE CYP3A INHIBITOR[^:]*:", "with a moderate CYP3A inhibitor", ["comedication:cyp3a-inhibitor-moderate"]),
            new("Co-medication with a WEAK CYP3A INHIBITOR[^:]*:", "with a weak CYP3A inhibitor", ["comedication:cyp3a-inhibitor-weak"]),
            new("Co-medication with a STRONG CYP3A INDUCER[^:]*:", "with a strong CYP3A inducer", ["comedication:cyp3a-inducer-strong"]),
            new("NO co-medication[^:]*:", "without interacting comedication", [GuidancePopulations.NoComedication])),
        new(null,
            new("NO CYP3A4 inhibitor as comedication:", "without a CYP3A4 inhibitor", [GuidancePopulations.NoComedication]),
            new("MODERATE or WEAK CYP3A4 inhibitor as comedication:", "with a moderate or weak CYP3A4 inhibitor", ["comedication:cyp3a-inhibitor-moderate"]),
            new("STRONG CYP3A4 inhibitor as comedication:", "with a strong CYP3A4 inhibitor", ["comedication:cyp3a-inhibitor-strong"])),
        new(null,
            new("Efavirenz in MONOpreparation, adults and children FROM 40 KG: Body mass index LESS[^:]*:", "single preparation, from 40 kg, body mass index up to 25",
                [GuidancePopulations.Over40Kg, "body-mass-index:up-to-25"]),
            new("Body mass index GREATER than 25:", "single preparation, from 40 kg, body mass index above 25", [GuidancePopulations.Over40Kg, "body-mass-index:above-25"]),
            new(@"\*?Efavirenz in MONOpreparation, children LIGHTER THAN 40 KG:", "single preparation, children below 40 kg", [GuidancePopulations.Under40Kg]),
            new(@"\*?Efavirenz in COMBINATION preparation:", "combined preparation", ["preparation:combined"])),
        new(null,
            new("(?:RECOMMENDATION )?LIVER TRANSPLANTATION .*?ZYGOUS EXPRESSOR:", "liver transplant of the same genotype", [GuidancePopulations.LiverTransplant, "donor:same-genotype"]),
            new("(?:If )?LIVER has a DIFFERENT genotype:", "liver transplant of another genotype", [GuidancePopulations.LiverTransplant, "donor:other-genotype"]),
            new("(?:RECOMMENDATION )?(?:INDICATIONS OTHER THAN LIVER|OTHER) TRANSPLANTATION", "other transplants", [GuidancePopulations.OtherIndication])),
        new(null,
            new("For cutaneous administration:", "on the skin", ["route:cutaneous"]),
            new("For systemic administration:", "systemic", ["route:systemic"])),
        new(null,
            new("\"?For adult patients[^,]*,", "adults", [GuidancePopulations.Adult]),
            new("For known pediatric[^,]*,", "children", [GuidancePopulations.Child])),
        new(null,
            new("\"?[^.]*\\. Consider dosage reduction in children[^.]*", "children", [GuidancePopulations.Child]),
            new("No dosage adjustment is needed for adult", "adults", [GuidancePopulations.Adult])) { KeepsHeading = true },
        new(new("", "malignancy", [GuidancePopulations.Malignancy]),
            new("(?:Based on \\w+(?: status)?, )?[Ff]or non-malignant conditions,", "non-malignant conditions", [GuidancePopulations.NonMalignant]),
            new("(?:Based on \\w+(?: status)?, )?[Ff]or (?:malignancy|malignant conditions),", "malignancy", [GuidancePopulations.Malignancy])),
    ];

    /// <summary>The parts of a recommendation, one when it is not divided. The source's own population holds for every part.</summary>
    public static ImmutableArray<AdviceSection> Of(OfficialRecommendation recommendation)
    {
        string advice = OfficialText.Advice(recommendation.Text);
        var whole = SourcePopulations.TryGetValue(recommendation.Population, out var when)
            ? when
            : throw new InvalidDataException($"{recommendation.Guideline.Id}: the population '{recommendation.Population}' is not known.");
        var parts = Groups.Select(g => g.Divide(advice)).FirstOrDefault(p => p.Length > 1 || (p.Length == 1 && p[0].Text != advice));
        return parts.IsDefaultOrEmpty
            ? [new AdviceSection(recommendation.Population, whole, OfficialText.WithoutReports(advice))]
            : [.. parts.Select(p => p with { When = [.. whole, .. p.When], Text = OfficialText.WithoutReports(p.Text) })];
    }

    private sealed record Heading(string Pattern, string Population, ImmutableArray<string> When)
    {
        /// <summary>A second population under the same heading.</summary>
        public (string Population, string When)? Also { get; init; }

        public Regex Regex { get; } = new($"(?<![A-Za-z]){Pattern}", RegexOptions.CultureInvariant);

        public IEnumerable<AdviceSection> Over(string text)
        {
            yield return new AdviceSection(Population, When, text);
            if (Also is { } also) yield return new AdviceSection(also.Population, [also.When], text);
        }
    }

    /// <param name="Lead">Whom the text before the first heading is for; <c>null</c> when the first heading opens the text.</param>
    private sealed record HeadingGroup(Heading? Lead, params Heading[] Headings)
    {
        /// <summary>The heading says what to do, and stays in the text.</summary>
        public bool KeepsHeading { get; init; }

        public ImmutableArray<AdviceSection> Divide(string advice)
        {
            var found = Headings.Select(h => (Heading: h, Match: h.Regex.Match(advice))).Where(f => f.Match.Success).OrderBy(f => f.Match.Index).ToArray();
            if (found.Length == 0 || (Lead is null && found[0].Match.Index > 0)) return [];
            var parts = ImmutableArray.CreateBuilder<AdviceSection>();
            if (found[0].Match.Index > 0) parts.AddRange(Lead!.Over(advice[..found[0].Match.Index].Trim()));
            for (int i = 0; i < found.Length; i++)
            {
                int start = KeepsHeading ? found[i].Match.Index : found[i].Match.Index + found[i].Match.Length;
                int end = i + 1 < found.Length ? found[i + 1].Match.Index : advice.Length;
                parts.AddRange(found[i].Heading.Over(advice[start..end].Trim()));
            }
            return parts.ToImmutable();
        }
    }
}
