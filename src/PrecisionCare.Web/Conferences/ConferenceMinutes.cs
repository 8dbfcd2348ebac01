using System.Collections.Immutable;
using PrecisionCare.Conferences;
using PrecisionCare.Consent;
using PrecisionCare.Consent.Labelling;
using PrecisionCare.Fhir.Conferences;
using PrecisionCare.Knowledge;
using PrecisionCare.Patients;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Web.Access;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Conferences;

/// <summary>
/// Makes minutes of a conference as the signer is shown it, and the resource for the record. Since words may speak of anything that the signer saw, the resource carries every
/// sensitivity of it, and refers to what lay before the conference (of observations, which are thousands, to those that an option cites): the gate then withholds it wherever it
/// withholds one of these.
/// </summary>
internal sealed class ConferenceMinutes(KnowledgeBase knowledge)
{
    private readonly FactLabeller _labels = new(knowledge.Sensitivities, knowledge.GeneCodes);

    public (Minutes Minutes, byte[] Resource) Make(PatientOpening opening, CurrentReader who, Conference conference, (string Decision, string Reasoning) decision, DateTimeOffset now)
    {
        var view = opening.View!;
        var options = ConferenceOptions.Of(view, conference);
        var minutes = new Minutes
        {
            Question = conference.Question!,
            Decision = decision.Decision,
            Reasoning = decision.Reasoning,
            Options = [.. options.Select(Minuted)],
            Participants = [.. conference.Participants.Select(p => Person(p, who))],
            Comments = [.. conference.Comments.Select(c => new MinutedComment(conference.Find(c.By)?.Name ?? "", c.At, c.Words, c.WithdrawnAt is not null))],
            SignedBy = Person(conference.Find(who.Account)!, who),
            OpenedAt = conference.OpenedAt,
            SignedAt = now,
            Knowledge = string.Join("; ", view.Assessment.KnowledgeSources.Select(s => $"{s.Source} {s.Version}")),
            Resource = $"Composition/conference-{conference.Id:N}",
        };
        return (minutes, MinutesWriter.Write(minutes, new MinutesContext(opening.Patient.PatientId, LabelsOf(view), CodesOf(view), FactsOf(view, options))));
    }

    private static MinutedOption Minuted(OptionToday option) => new(
        option.Tally.Option.Number, option.Tally.Option.Name, option.Suggestion?.Band, option.Line, Names(option.Tally.For), Names(option.Tally.Against), Names(option.Tally.Abstaining), Names(option.Tally.Silent));

    private static ImmutableArray<string> Names(ImmutableArray<Participant> people) => [.. people.Select(p => p.Name)];

    private static MinutedPerson Person(Participant person, CurrentReader who) =>
        new(person.Name, AccountCreation.RoleName(person.Role), person.Account == who.Account ? who.Reference : Account.ReferenceOf(person.Account));

    /// <summary>Every sensitivity of what the signer sees, and the highest confidentiality that a source stated.</summary>
    private ImmutableArray<string> LabelsOf(PatientView view)
    {
        var all = _labels.Label(view.Record.Clinical).SelectMany(f => f.Resource.Labels).ToHashSet(StringComparer.Ordinal);
        if (view.ShowsGenetic) all.Add(SecurityLabels.Genetic);
        var confidentiality = all.Where(l => SecurityLabels.ConfidentialityOf(l) is not null).OrderByDescending(l => SecurityLabels.ConfidentialityOf(l)).Take(1);
        return [.. confidentiality, .. all.Where(l => SecurityLabels.ConfidentialityOf(l) is null).Order(StringComparer.Ordinal)];
    }

    private ImmutableArray<string> CodesOf(PatientView view) =>
    [
        .. view.Record.Clinical.Conditions.SelectMany(c => c.Code.Codings).Where(c => c.System is { Length: > 0 }).Select(c => $"{c.System}|{c.Code}")
            .Concat(view.Assessment.Genes.Where(g => g.HasCall).Select(g => knowledge.GeneCodes.CodesOf(g.Gene)[0])).Distinct(),
    ];

    private static ImmutableArray<string> FactsOf(PatientView view, ImmutableArray<OptionToday> options)
    {
        var clinical = view.Record.Clinical;
        var cited = options.SelectMany(o => o.Suggestion?.Reasons ?? []).SelectMany(r => r.Facts).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. clinical.Facts.Where(f => f is not (Observation or Encounter or OtherResource) || cited.Contains(f.Id)).Select(f => f.Id),
        ];
    }
}
