using System.Text.RegularExpressions;
using PrecisionCare.Knowledge;

namespace PrecisionCare.Tests.Therapy;

/// <summary>The tables of options and rules: every name leads somewhere, every code has its form, every row has its source.</summary>
public sealed partial class TherapyTablesTests
{
    private static readonly KnowledgeFolder Folder = KnowledgeFolder.Shipped();

    [Fact]
    public void Every_medicine_problem_and_parameter_that_a_rule_names_is_known()
    {
        var rules = AuthoredRecord.Knowledge.TherapyRules;

        Assert.True(rules.Interactions.Length >= 400 && rules.Limits.Length >= 250 && rules.Diseases.Length >= 100 && rules.Allergies.Length >= 30);
        Assert.True(rules.Options.Select(l => l.Problem.Id).Distinct().Count() >= 45);
    }

    [Fact]
    public void Every_indication_has_options_and_every_option_a_class_a_dose_and_a_source()
    {
        var rules = AuthoredRecord.Knowledge.TherapyRules;

        Assert.Equal(AuthoredRecord.Knowledge.Problems.All.Where(p => p.IsIndication).Select(p => p.Id).Order(), rules.Options.Select(l => l.Problem.Id).Distinct().Order());
        Assert.All(rules.Options.SelectMany(l => l.Options), o =>
        {
            Assert.NotEmpty(o.Class);
            Assert.NotNull(o.Dose);
            Assert.NotNull(o.Route);
            Assert.NotEmpty(o.Citation.Title);
        });
        Assert.All(rules.Options, l => Assert.Equal(l.Options.Length, l.Options.Select(o => o.Name).Distinct().Count()));
        Assert.Equal(rules.Options.Length, rules.Options.Select(l => l.Id).Distinct().Count());
    }

    [Fact]
    public void Every_guideline_of_an_option_has_a_year_and_a_way_to_find_it() =>
        Assert.All(AuthoredRecord.Knowledge.TherapyRules.Options.SelectMany(l => l.Options).Select(o => o.Citation).Distinct(),
            c => Assert.True(c.Pmid is not null || c.Url is not null || c.Title.Contains('(', StringComparison.Ordinal), c.Source + " " + c.Title));

    [Fact]
    public void Codes_have_the_form_of_their_system()
    {
        foreach (var row in KnowledgeTable.Read(Folder, "therapies/problem_codes.tsv").Rows)
        {
            if (row["system"] == "snomed") Assert.True(IsSnomed(row["code"]), row["code"]);
            else Assert.Matches(Icd10Beginning(), row["code"]);
        }

        Assert.All(KnowledgeTable.Read(Folder, "therapies/allergy_names.tsv").Rows.Select(r => r["snomed"]).Where(c => c.Length > 0), c => Assert.True(IsSnomed(c), c));
        Assert.All(KnowledgeTable.Read(Folder, "therapies/drugs.tsv").Rows, r =>
        {
            Assert.Matches(RxNorm(), r["rxnorm"]);
            Assert.All(r.List("atc"), code => Assert.Matches(Atc(), code));
        });
        Assert.All(KnowledgeTable.Read(Folder, "therapies/sources.tsv").Rows, r => Assert.Matches(Pmid(), r["pmid"]));
        Assert.All(KnowledgeTable.Read(Folder, "measurements/parameters.tsv").Rows.SelectMany(r => r.List("loinc")), c => Assert.True(IsLoinc(c), c));
    }

    [Fact]
    public void Unconfirmed_rows_keep_their_mark()
    {
        var rules = AuthoredRecord.Knowledge.TherapyRules;

        Assert.Contains(rules.Interactions, r => !r.Citation.Confirmed);
        Assert.Contains(rules.Interactions, r => r.Citation.Confirmed);
        Assert.All(rules.Favours, r => Assert.False(r.Citation.Confirmed));
    }

    /// <summary>Digits only, and the Verhoeff check digit of SNOMED CT identifiers.</summary>
    private static bool IsSnomed(string code)
    {
        int[][] turn = [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 5, 7, 6, 2, 8, 3, 0, 9, 4], [5, 8, 0, 3, 7, 9, 6, 1, 4, 2], [8, 9, 1, 6, 0, 4, 3, 5, 2, 7],
            [9, 4, 5, 3, 1, 2, 6, 8, 7, 0], [4, 2, 8, 6, 5, 7, 3, 9, 0, 1], [2, 7, 9, 3, 8, 0, 6, 4, 1, 5], [7, 0, 4, 6, 9, 1, 3, 2, 5, 8]];
        int check = 0;
        for (int i = 0; i < code.Length; i++) check = Dihedral(check, turn[i % 8][code[^(i + 1)] - '0']);
        return code.Length is >= 6 and <= 18 && code.All(char.IsAsciiDigit) && check == 0;
    }

    /// <summary>Product of the dihedral group of order 10.</summary>
    private static int Dihedral(int a, int b) => a < 5 ? (b < 5 ? (a + b) % 5 : ((a + b) % 5) + 5) : (b < 5 ? ((a - b + 5) % 5) + 5 : (a - b + 10) % 5);

    /// <summary>The last digit of a LOINC is a Luhn check of those before the hyphen.</summary>
    private static bool IsLoinc(string code)
    {
        if (!Loinc().IsMatch(code)) return false;
        string number = code[..code.IndexOf('-')];
        int sum = 0;
        for (int i = 0; i < number.Length; i++)
        {
            int digit = number[^(i + 1)] - '0';
            int doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }

        return (10 - (sum % 10)) % 10 == code[^1] - '0';
    }

    [GeneratedRegex(@"^[A-Z]\d([0-9A-Z](\.[0-9A-Z]{1,4})?)?$")]
    private static partial Regex Icd10Beginning();

    [GeneratedRegex(@"^\d*$")]
    private static partial Regex RxNorm();

    [GeneratedRegex("^[A-Z][0-9]{2}[A-Z]{2}[0-9]{2}$")]
    private static partial Regex Atc();

    [GeneratedRegex(@"^(\d{6,8})?$")]
    private static partial Regex Pmid();

    [GeneratedRegex(@"^\d{1,5}-\d$")]
    private static partial Regex Loinc();
}
