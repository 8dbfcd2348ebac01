using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Knowledge.Building;

/// <summary>The doses that a recommendation states, as fractions of the standard dose and as amounts.</summary>
internal static class DosePhrases
{
    private const string Percent = @"(\d+)\s?%?(?:\s?(?:-|–|to)\s?(\d+))?\s?%";
    private const string Number = @"(\d+(?:\.\d+)?)";

    /// <summary>Percentages and factors, with the kind of dose where the phrase says it; the first of a kind counts.</summary>
    private static readonly ImmutableArray<(Regex Phrase, DoseKind Kind, Func<Match, (decimal, decimal)> Fraction)> Fractions =
    [
        (Pattern($"{Percent} of the (?:standard|normal) maximum dose"), DoseKind.Maximum, Of),
        (Pattern($"no more than {Percent} of the standard dose"), DoseKind.Limit, Of),
        (Pattern($"{Percent} of the maximum recommended dose"), DoseKind.Maximum, Of),
        (Pattern($"do not exceed {Number} times the normal dose"), DoseKind.Limit, Times),
        (Pattern($"increase the dose based on effectiveness and side effects to {Number} times"), DoseKind.Limit, Times),
        (Pattern($"reduce starting dose by {Percent}"), DoseKind.Start, LessBy),
        (Pattern($"consider an? {Percent} (?:reduction (?:of|in) (?:the )?recommended|lower) starting dose"), DoseKind.Start, LessBy),
        (Pattern($"reduction of (?:the )?recommended starting dose by {Percent}"), DoseKind.Start, LessBy),
        (Pattern($"{Percent} reduction of (?:the )?standard maintenance dose"), DoseKind.Maintenance, LessBy),
        (Pattern($"{Percent} lower maintenance dose"), DoseKind.Maintenance, LessBy),
        (Pattern($"{Percent} less than typical maintenance dose"), DoseKind.Maintenance, LessBy),
        (Pattern($"{Percent} reduction in daily dose"), DoseKind.Maintenance, LessBy),
        (Pattern($"increasing the target maintenance dose by {Percent}"), DoseKind.Maintenance, MoreBy),
        (Pattern($"for the other doses, use {Percent} of the standard dose"), DoseKind.Maintenance, Of),
        (Pattern($"use {Percent} of the normal maintenance dose"), DoseKind.Maintenance, Of),
        (Pattern($"increase starting daily dose by {Percent}"), DoseKind.Start, MoreBy),
        (Pattern($"increasing dose by {Percent}"), DoseKind.Any, MoreBy),
        (Pattern($"increase starting dose {Number} to {Number} times"), DoseKind.Start, Times),
        (Pattern(@"reduce daily dose by 10-fold"), DoseKind.Start, _ => (0.1m, 0.1m)),
        (Pattern(@"\((\d+)%(?:-| to )(\d+)% of normal dose\)"), DoseKind.Start, Of),
        (Pattern($"reduce starting doses to {Percent}"), DoseKind.Start, Of),
        (Pattern($"initiate (?:therapy with )?{Percent} of (?:the lowest recommended )?starting dose"), DoseKind.Start, Of),
        (Pattern($"{Percent} of the standard initial dose"), DoseKind.Start, Of),
        (Pattern($"use {Number} times the (?:normal )?initial dose"), DoseKind.Start, Times),
        (Pattern($"initial dose that is {Number}x higher"), DoseKind.Start, Times),
        (Pattern($"start (?:with|at) {Percent} of the"), DoseKind.Start, Of),
        (Pattern($"(?:use|with|to|at) {Percent} of the (?:standard|normal)"), DoseKind.Any, Of),
        (Pattern($"(?:use|to) {Number} times the (?:standard|normal) dose"), DoseKind.Any, Times),
        (Pattern(@"use a (\d)-fold higher dose"), DoseKind.Any, Times),
        (Pattern(@"by a factor of (\d\.\d)-(\d)"), DoseKind.Any, Times),
        (Pattern(@"double the (?:standard )?dose"), DoseKind.Any, _ => (2m, 2m)),
        (Pattern(@"use half of the normal dose|to half the dose presented"), DoseKind.Any, _ => (0.5m, 0.5m)),
        (Pattern(@"this corresponds to half the normal starting dose"), DoseKind.Start, _ => (0.5m, 0.5m)),
    ];

    /// <summary>Amounts in units, each with our words for it.</summary>
    private static readonly ImmutableArray<(Regex Phrase, string Words)> Amounts =
    [
        (Pattern(@"prescribe ≤ ?(\d+)mg"), "start at no more than $1 mg a day"),
        (Pattern(@"limit dose to ≤(\d+)mg/day"), "no more than $1 mg a day"),
        (Pattern(@"limit dose to <(\d+)mg/day"), "less than $1 mg a day"),
        (Pattern(@"avoid simvastatin doses exceeding (\d+)mg/day"), "no more than $1 mg a day"),
        (Pattern(@"do not give doses exceeding (\d+) mg/day"), "no more than $1 mg a day"),
        (Pattern(@"no more than (\d+) mg/day or (\d+) mg/month"), "no more than $1 mg a day or $2 mg a month"),
        (Pattern(@"decreased dose of (\d+(?: or \d+)?) mg/day"), "$1 mg a day"),
        (Pattern(@"the recommended initial dose is (\d+) mg/day"), "start at $1 mg a day"),
        (Pattern(@"(?:use|consider) a dose of (\d+) ?mg (?:eliglustat )?1x daily"), "$1 mg once a day"),
        (Pattern(@"standard dose of (\d+) ?mg 2x daily"), "$1 mg twice a day"),
        (Pattern(@"recommended dose of (\d+) mg orally twice daily"), "$1 mg twice a day"),
        (Pattern(@"(?:increase the dose to |higher but fda approved tamoxifen dose \(|higher dose tamoxifen \()(\d+) mg/day"), "$1 mg a day"),
        (Pattern(@"initiate dose at (\d+) mg/m2/day"), "start at $1 mg/m² a day"),
        (Pattern(@"thrice weekly instead of daily"), "three times a week instead of daily"),
        (Pattern(@"adults up to 65 years: (\d+) ?mg as tablets or (\d+) ?mg as drops, adults 65 years or older: (\d+) ?mg as tablets or (\d+) ?mg as drops"),
            "no more than $1 mg a day as tablets or $2 mg as drops, from 65 years $3 mg or $4 mg"),
        (Pattern(@"adults < 65 years (\d+) mg/day, [=≥]65 years (\d+(?:\.\d)?) mg/day"), "no more than $1 mg a day, from 65 years $2 mg"),
        (Pattern(@"12 years and older: (\d+) mg/day younger than 12 years: (\d\.\d+) mg/kg per day to a maximum of (\d+) mg/day"),
            "no more than $1 mg a day, below 12 years $2 mg/kg a day and at most $3 mg"),
        (Pattern(@"initiate with a dose of (40) mg/day and increase to (\d+) mg/day after 3 days"), "start at $1 mg a day, $2 mg after 3 days"),
        (Pattern(@"initiate with a dose of (0\.5) mg/kg(?:/day)? and increase to (\d\.\d) mg/kg/day after 3 days"), "start at $1 mg/kg a day, $2 mg/kg after 3 days"),
        (Pattern(@"initiate with a dose of (40) mg/day and if no clinical response"), "start at $1 mg a day and raise it only if there is no response after 2 weeks"),
        (Pattern(@"initiate with a dose of (0\.5) mg/kg/day and if no clinical response"), "start at $1 mg/kg a day and raise it only if there is no response after 2 weeks"),
        (Pattern(@"dose to (\d+) mg/day \((\d+) mg loading dose\)"), "$1 mg a day after a loading dose of $2 mg"),
        (Pattern(@"total starting dose should not exceed (\d\.\d) mg/kg/day"), "start at no more than $1 mg/kg a day"),
        (Pattern(@"starting dose should be (\d+) mg/day"), "start at $1 mg a day"),
        (Pattern(@"recommended dosage of [^.]*is (\d+) mg once daily"), "$1 mg once a day"),
        (Pattern(@"(\d+) mg/day is the maximum recommended dose"), "no more than $1 mg a day"),
        (Pattern(@"maximum recommended dose (?:is|of) (\d+) mg"), "no more than $1 mg a day"),
        (Pattern(@"start with (\d\.\d) mg/day and give a maximum of (\d) mg/day"), "start at $1 mg a day, no more than $2 mg a day"),
        (Pattern(@"^give a maximum of (\d\.\d) mg/day"), "no more than $1 mg a day"),
        (Pattern(@"total daily dose of at least (\d+) mg\. titrate up to (\d+) mg"), "start at $1 mg a day or more, up to $2 mg a day"),
        (Pattern(@"maintenance dosage of \w+ is (\d) mg taken orally once daily"), "$1 mg once a day"),
        (Pattern(@"expected maintenance daily dose is (\d-\d) mg"), "expected maintenance dose $1 mg a day"),
        (Pattern(@"doses of \w+ \[tetrabenazine\] above (\d+) mg per day, should be titrated up slowly at weekly intervals by (\d+\.\d) mg"), "above $1 mg a day in steps of $2 mg a week"),
        (Pattern(@"lowest recommended starting dose"), "counted from the lowest recommended starting dose"),
    ];

    public static ImmutableArray<DoseChange> Doses(string advice)
    {
        string text = advice.ToLowerInvariant();
        var found = ImmutableArray.CreateBuilder<DoseChange>();
        foreach (var (phrase, kind, fraction) in Fractions)
        {
            var match = phrase.Match(text);
            if (!match.Success || found.Any(d => d.Kind == kind || (kind == DoseKind.Any && found.Count > 0))) continue;
            var (low, high) = fraction(match);
            found.Add(new DoseChange(kind, Math.Min(low, high), Math.Max(low, high)));
        }
        return found.ToImmutable();
    }

    public static string? Amount(string advice)
    {
        string text = advice.ToLowerInvariant();
        string words = string.Join("; ", Amounts.Select(a => (a.Words, Match: a.Phrase.Match(text))).Where(a => a.Match.Success)
            .Select(a => a.Match.Result(a.Words)).Distinct());
        return words.Length > 0 ? words : null;
    }

    private static (decimal Low, decimal High) Of(Match match) => (Value(match, 1) / 100, Second(match) / 100);
    private static (decimal Low, decimal High) LessBy(Match match) => (1 - Value(match, 1) / 100, 1 - Second(match) / 100);
    private static (decimal Low, decimal High) MoreBy(Match match) => (1 + Value(match, 1) / 100, 1 + Second(match) / 100);
    private static (decimal Low, decimal High) Times(Match match) => (Value(match, 1), Second(match));

    private static decimal Value(Match match, int group) => decimal.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
    private static decimal Second(Match match) => match.Groups.Count > 2 && match.Groups[2].Success ? Value(match, 2) : Value(match, 1);
    private static Regex Pattern(string phrase) => new(phrase, RegexOptions.CultureInvariant);
}
