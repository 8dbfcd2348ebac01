using System.Collections.Immutable;
using System.Globalization;
using PrecisionCare.Patients;

namespace PrecisionCare.Explanations.Composing;

/// <summary>How a language writes numbers, dates, lists and names.</summary>
internal sealed class Phrasing(LanguageTexts texts)
{
    /// <summary>With the language's sign between thousands.</summary>
    public string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture).Replace(",", texts.Settings["thousands"], StringComparison.Ordinal);

    /// <summary>A share as percent for the technical page, with one decimal at most.</summary>
    public string Percent(double share) => texts.Settings["percent"].Replace(
        "{n}", (share * 100).ToString("0.#", CultureInfo.InvariantCulture).Replace(".", texts.Settings["decimal"], StringComparison.Ordinal), StringComparison.Ordinal);

    /// <summary>As exact as it is known.</summary>
    public string Date(PartialDate date)
    {
        string month = texts.Settings["months"].Split(", ")[date.Day.Month - 1];
        string pattern = date.Precision switch { DatePrecision.Year => "{year}", DatePrecision.Month => texts.Settings["month-year"], _ => texts.Settings["date"] };
        return pattern.Replace("{year}", date.Day.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("{month}", month, StringComparison.Ordinal)
            .Replace("{day}", date.Day.Day.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    public ImmutableArray<TextRun> Genes(IEnumerable<string> genes) => And([.. genes.Select(g => new TextRun(g, TextRunKind.Gene))]);

    /// <summary>The name in the language, or the INN.</summary>
    public TextRun Medicine(string inn) => new(
        texts.Medicines.GetValueOrDefault(inn) ?? (texts.Settings["names-with-capital"] == "yes" ? Template.Capitalised(inn) : inn), TextRunKind.Medicine);

    public ImmutableArray<TextRun> Medicines(IEnumerable<string> inns) => And([.. inns.Select(Medicine)]);

    /// <summary>The plain words of the language, or the report's own words.</summary>
    public TextRun Condition(string name) => ConditionNames.IdOf(name) is { } id && texts.Conditions.TryGetValue(id, out string? plain)
        ? new TextRun(plain, TextRunKind.Plain)
        : new TextRun(name, TextRunKind.ReportWord);

    public ImmutableArray<TextRun> And(ImmutableArray<TextRun> items)
    {
        var runs = ImmutableArray.CreateBuilder<TextRun>();
        for (int i = 0; i < items.Length; i++)
        {
            if (i > 0) runs.Add(new TextRun(i < items.Length - 1 ? ", " : $" {Joiner(items[i].Text)} ", TextRunKind.Plain));
            runs.Add(items[i]);
        }
        return runs.ToImmutable();
    }

    /// <summary>"and", or what stands for it before some sounds (Spanish e before i).</summary>
    private string Joiner(string next) =>
        texts.Settings.TryGetValue("and-before", out string? rule) && rule.Split(" = ") is [var before, var word]
            && before.Split(", ").Any(b => next.StartsWith(b, StringComparison.OrdinalIgnoreCase)) ? word : texts.Settings["and"];
}
