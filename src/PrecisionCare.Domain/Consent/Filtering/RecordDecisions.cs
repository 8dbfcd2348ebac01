using System.Collections.Immutable;

namespace PrecisionCare.Consent.Filtering;

/// <summary>
/// The engine's answers for one request, fact by fact. Facts that no rule can tell apart are asked about once: of thousands of facts there are some dozens of such
/// kinds.
/// </summary>
internal sealed class RecordDecisions
{
    /// <summary>A secondary finding is withheld until the patient's choice is on file (ACMG; the choice is offered before the test).</summary>
    public const string NoChoiceOfSecondaryFindings = "secondary-findings";

    private readonly AccessRequest _request;
    private readonly IReadOnlyCollection<ConsentDirective>? _consents;
    private readonly DefaultPolicy _policy;
    private readonly bool _secondaryFindingsChosen;
    private readonly HashSet<string> _codes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _data = new(StringComparer.Ordinal);
    private readonly HashSet<ConsentPeriod> _periods = [];
    private readonly Dictionary<Kind, ConsentDecision> _answers = [];

    private readonly record struct Kind(string Type, string Labels, string Codes, string Data, string Periods, bool AdultOnsetOnly);

    public RecordDecisions(ConsentSubject subject, RecordRequest request, IReadOnlyCollection<ConsentDirective>? consents)
    {
        _request = new AccessRequest
        {
            Subject = subject,
            User = request.User,
            Purpose = request.BreakGlass is null ? request.Purpose : Purposes.BreakTheGlass,
            Action = request.Action,
            At = request.At,
            Resource = new RequestedResource { Type = "", Id = "" },
            BreakGlass = request.BreakGlass,
        };
        (_consents, _policy) = (consents, request.DefaultPolicy);
        foreach (var rule in (consents ?? []).Where(c => c.Active && c.Root is not null).SelectMany(c => All(c.Root!)))
        {
            _codes.UnionWith(rule.Codes.Select(Bare));
            _data.UnionWith(rule.Data.Select(d => d.Reference));
            if (rule.DataPeriod is { } period) _periods.Add(period);
            _secondaryFindingsChosen |= rule.Labels.Contains(SecurityLabels.SecondaryFinding);
        }
    }

    /// <summary>Every answer given so far.</summary>
    public IEnumerable<ConsentDecision> Given => _answers.Values;

    public ConsentDecision For(RequestedResource resource)
    {
        var kind = new Kind(
            resource.Type, resource.Labels switch { [] => "", [var only] => only, _ => string.Join(' ', resource.Labels) }, CodesOf(resource), _data.Count == 0 ? "" : DataOf(resource),
            PeriodsOf(resource), resource.AdultOnsetOnly);
        if (_answers.TryGetValue(kind, out var answer)) return answer;
        answer = ConsentEngine.Decide(_request with { Resource = resource }, _consents, _policy);
        bool unasked = !_secondaryFindingsChosen && answer is { Permitted: true, Basis: not "break-glass" } && resource.Labels.Contains(SecurityLabels.SecondaryFinding);
        return _answers[kind] = unasked ? new ConsentDecision(false, NoChoiceOfSecondaryFindings, []) : answer;
    }

    /// <summary>The codes of which some rule speaks; of most facts none.</summary>
    private string CodesOf(RequestedResource resource)
    {
        string named = "";
        if (_codes.Count == 0) return named;
        var stated = _codes.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (string code in resource.Codes)
            if (stated.Contains(code.AsSpan(code.LastIndexOf('|') + 1)))
                named = named.Length == 0 ? code : $"{named}\n{code}";
        return named;
    }

    /// <summary>In which of the rules' periods the fact lies: two days that no rule tells apart are one.</summary>
    private string PeriodsOf(RequestedResource resource)
    {
        if (_periods.Count == 0) return "";
        if (resource.Date is not { } date) return "undated";
        return string.Create(_periods.Count, (_periods, date), static (marks, asked) =>
        {
            int i = 0;
            foreach (var period in asked._periods) marks[i++] = period.MayContain(asked.date) ? '+' : '-';
        });
    }

    private string DataOf(RequestedResource resource)
    {
        var named = resource.Related.Where(_data.Contains).Select(r => "r" + r);
        if (_data.Contains(resource.Id)) named = named.Append("i" + resource.Id);
        if (resource.Author is { } author && _data.Contains(author)) named = named.Append("a" + author);
        return string.Join('\n', named);
    }

    private static string Bare(string code) => code[(code.LastIndexOf('|') + 1)..];

    private static IEnumerable<ConsentRule> All(ConsentRule rule) => rule.Exceptions.SelectMany(All).Prepend(rule);
}
