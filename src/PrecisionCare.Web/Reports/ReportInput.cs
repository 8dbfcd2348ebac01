using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using PrecisionCare.Consent.Labelling;
using PrecisionCare.Reports;
using PrecisionCare.Variants.Reported;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Reports;

/// <summary>What a result of a report is.</summary>
public enum ResultKind { Variant, Genotype, NothingFound }

/// <summary>A result of a report as it is typed; which fields are shown follows from its kind.</summary>
public sealed class ResultInput
{
    public ResultKind Kind { get; set; }
    public string? Gene { get; set; }
    public string? Transcript { get; set; }
    public string? Coding { get; set; }
    public string? Protein { get; set; }
    public string? OtherName { get; set; }
    public ReportedZygosity? Zygosity { get; set; }
    public VariantOrigin? Origin { get; set; }
    public Pathogenicity? Class { get; set; }
    public string? Condition { get; set; }
    public PaperInheritance Inheritance { get; set; }
    public string? Criteria { get; set; }
    public string? Diplotype { get; set; }
    public string? Phenotype { get; set; }
    public string? In { get; set; }

    /// <summary>The result is to be left out.</summary>
    public bool Remove { get; set; }

    /// <summary>Nothing was typed or chosen.</summary>
    public bool IsEmpty => Texts.All(t => string.IsNullOrWhiteSpace(t.Text)) && Zygosity is null && Origin is null && Class is null && Inheritance == PaperInheritance.NotStated;

    /// <summary>Every text field with its name.</summary>
    public IEnumerable<(string Name, string? Text)> Texts =>
    [
        (nameof(Gene), Gene), (nameof(Transcript), Transcript), (nameof(Coding), Coding), (nameof(Protein), Protein), (nameof(OtherName), OtherName), (nameof(Condition), Condition),
        (nameof(Criteria), Criteria), (nameof(Diplotype), Diplotype), (nameof(Phenotype), Phenotype), (nameof(In), In),
    ];
}

/// <summary>The form of a laboratory's report, in texts as they are typed.</summary>
public sealed class ReportInput
{
    /// <summary>Names the entry, so that sending the form twice enters one report.</summary>
    public Guid Entry { get; set; }

    public string? Laboratory { get; set; }
    public string? Number { get; set; }
    public string? Day { get; set; }
    public string? Method { get; set; }
    public string? Tested { get; set; }
    public string? Conclusion { get; set; }
    public IList<ResultInput> Results { get; set; } = [];

    /// <summary>Every field as a hidden one repeats it.</summary>
    public IEnumerable<(string Name, string? Value)> Fields =>
    [
        (nameof(Entry), Entry.ToString()), (nameof(Laboratory), Laboratory), (nameof(Number), Number), (nameof(Day), Day), (nameof(Method), Method), (nameof(Tested), Tested), (nameof(Conclusion), Conclusion),
        .. Results.SelectMany((r, i) => Of(r).Select(f => (string.Create(CultureInfo.InvariantCulture, $"{nameof(Results)}[{i}].{f.Name}"), f.Value))),
    ];

    /// <summary>Leaves out the results that are ticked to be; and the empty ones, unless the form is to be filled in further.</summary>
    public void Tidy(bool keepEmpty) => Results = [.. Results.Where(r => r is { Remove: false } && (keepEmpty || !r.IsEmpty))];

    /// <summary>What was typed. A day that cannot be read is named in <paramref name="state"/>, under the prefix <c>Input.</c></summary>
    public PaperReport Report(ModelStateDictionary state, GeneCodes genes) => new()
    {
        Laboratory = TypedText.Of(Laboratory), Number = TypedText.Of(Number), Day = DayOf(state), Method = Words(Method), Conclusion = Words(Conclusion),
        Tested = [.. ReportedGene.ReadAll(Tested, genes)],
        Results = [.. Results.Take(PaperReport.MostResults).Select((r, i) => Result(r, i, state, genes))],
    };

    private static PaperResult Result(ResultInput typed, int index, ModelStateDictionary state, GeneCodes genes) => typed.Kind switch
    {
        ResultKind.Genotype => new PaperGenotype { Gene = ReportedGene.Read(typed.Gene, genes), Diplotype = WithoutGene(Words(typed.Diplotype), typed.Gene), Phenotype = Words(typed.Phenotype) },
        ResultKind.NothingFound => new PaperNothingFound { In = [.. ReportedGene.ReadAll(typed.In, genes)] },
        _ => Variant(typed, index, state, genes),
    };

    /// <summary>Whoever copies <c>NM_007294.4(BRCA1):c.68_69del (p.Glu23ValfsTer17)</c> into one field has filled in three.</summary>
    private static PaperVariant Variant(ResultInput typed, int index, ModelStateDictionary state, GeneCodes genes)
    {
        string? coding = Words(typed.Coding), protein = Words(typed.Protein), transcript = Words(typed.Transcript);
        if (coding?.IndexOf("p.", StringComparison.Ordinal) is > 0 and var at && protein is null)
        {
            protein = coding[at..].Trim();
            coding = coding[..at].TrimEnd();
            if (coding.EndsWith('(')) (coding, protein) = (coding[..^1].TrimEnd(), protein.EndsWith(')') ? protein[..^1] : protein);
            coding = coding.TrimEnd(',', ';').TrimEnd();
        }
        if (coding is not null)
        {
            var (reference, named, change) = HgvsText.Split(coding);
            coding = change;
            if (named is { Length: > 0 } && ReportedGene.Read(named, genes) is var other && other != ReportedGene.Read(typed.Gene, genes))
                state.AddModelError(string.Create(CultureInfo.InvariantCulture, $"Input.Results[{index}].Gene"), $"Two genes are named: {typed.Gene} here and {other} before the change. Compare it with the report.");
            if (reference is not null && transcript is not null && reference != transcript)
                state.AddModelError(string.Create(CultureInfo.InvariantCulture, $"Input.Results[{index}].Transcript"), $"Two reference sequences are named: {transcript} here and {reference} before the change.");
            transcript ??= reference;
        }
        return new PaperVariant
        {
            Gene = ReportedGene.Read(typed.Gene, genes), Transcript = transcript, Coding = Plain(coding), Protein = Plain(protein is null ? null : HgvsText.Split(protein).Change), OtherName = Words(typed.OtherName),
            Zygosity = typed.Zygosity, Origin = typed.Origin, Class = typed.Class, Condition = Words(typed.Condition), Inheritance = typed.Inheritance, Criteria = Words(typed.Criteria),
        };
    }

    private DateOnly? DayOf(ModelStateDictionary state)
    {
        if (DateOnly.TryParseExact((Day ?? "").Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        state.AddModelError("Input.Day", "Write the day of the report as year-month-day, such as 2026-03-01.");
        return null;
    }

    private static IEnumerable<(string Name, string? Value)> Of(ResultInput result) =>
    [
        (nameof(result.Kind), result.Kind.ToString()), (nameof(result.Zygosity), result.Zygosity?.ToString()), (nameof(result.Origin), result.Origin?.ToString()),
        (nameof(result.Class), result.Class?.ToString()), (nameof(result.Inheritance), result.Inheritance.ToString()), .. result.Texts,
    ];

    private static string? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : TypedText.Of(text);

    /// <summary>No space stands within a change; one that a line break of the paper left is no part of it.</summary>
    private static string? Plain(string? change) => change is { Length: > 0 } ? string.Concat(change.Where(c => !char.IsWhiteSpace(c))) : null;

    /// <summary><c>CYP2C19*2/*2</c> as <c>*2/*2</c>.</summary>
    private static string? WithoutGene(string? diplotype, string? gene) =>
        diplotype is not null && (gene ?? "").Trim() is { Length: > 0 } symbol ? string.Join('/', diplotype.Split('/').Select(a => a.Trim()).Select(a => a.StartsWith(symbol, StringComparison.OrdinalIgnoreCase) ? a[symbol.Length..].TrimStart() : a)) : diplotype;
}
