using System.Collections.Immutable;
using PrecisionCare.Patients;

namespace PrecisionCare.Consent;

/// <summary>Two consents of a patient that answer one question differently. The denial wins, and somebody has to ask the patient.</summary>
/// <param name="Denying">Id of the consent that denies.</param>
/// <param name="Permitting">Id of the consent that permits.</param>
/// <param name="Example">A question on which they differ.</param>
public sealed record ConsentConflict(string Denying, string Permitting, AccessRequest Example);

/// <summary>
/// Finds consents that contradict each other. Each denial is laid against each permit of another consent; questions that meet the criteria of both are put to the
/// engine, so that what is reported is always a contradiction that the engine itself would flag.
/// </summary>
public static class ConsentConflicts
{
    /// <summary>Questions tried for a pair of rules; more combinations of criteria than this are not looked through.</summary>
    private const int MostQuestions = 64;

    /// <param name="consents">Consents of one patient in any state.</param>
    /// <param name="subject">The patient.</param>
    /// <param name="now">Contradictions from now on are found; past ones are not.</param>
    public static ImmutableArray<ConsentConflict> Among(IReadOnlyCollection<ConsentDirective> consents, ConsentSubject subject, DateTimeOffset now)
    {
        var active = consents.Where(c => c is { Active: true, Root: not null, Scope: not ConsentScope.Other }).ToList();
        return
        [
            .. from denying in active
               from permitting in active
               where denying != permitting
               let example = Example(denying, permitting, subject, now)
               where example is not null
               select new ConsentConflict(denying.Id, permitting.Id, example),
        ];
    }

    private static AccessRequest? Example(ConsentDirective denying, ConsentDirective permitting, ConsentSubject subject, DateTimeOffset now)
    {
        bool research = denying.Scope == ConsentScope.Research || permitting.Scope == ConsentScope.Research;
        foreach (var denial in All(denying.Root!).Where(r => !r.Permits))
            foreach (var permit in All(permitting.Root!).Where(r => r.Permits))
                foreach (var question in Questions(denial, permit, research, subject, Later(now, denying, permitting, denial, permit)).Take(MostQuestions))
                {
                    var answer = ConsentEngine.Decide(question, [denying, permitting], DefaultPolicy.DenyAll);
                    if (answer.Basis == denying.Id && answer.Obligations.Contains(Obligations.FlagConsentAdministrator)) return question;
                }
        return null;
    }

    private static IEnumerable<ConsentRule> All(ConsentRule rule) => rule.Exceptions.SelectMany(All).Prepend(rule);

    /// <summary>The first moment from now on at which all that states a period has begun.</summary>
    private static DateTimeOffset Later(DateTimeOffset now, ConsentDirective one, ConsentDirective other, ConsentRule denial, ConsentRule permit) =>
        new[] { one.Validity, other.Validity, denial.Period, permit.Period }.Select(p => p?.Start?.Earliest ?? now).Append(now).Max();

    /// <summary>Questions that both rules may speak of.</summary>
    private static IEnumerable<AccessRequest> Questions(ConsentRule denial, ConsentRule permit, bool research, ConsentSubject subject, DateTimeOffset at) =>
        from purpose in Purpose(denial.Purposes, permit.Purposes, research ? Purposes.Research : Purposes.Treatment)
        from action in Common(denial.Actions, permit.Actions, "access")
        from actor in Common(denial.Actors, permit.Actors, "Practitioner/anybody")
        from type in Common(denial.Classes, permit.Classes, "Observation")
        from labels in Both(denial.Labels, permit.Labels)
        from codes in Both(denial.Codes, permit.Codes)
        from data in Common([.. denial.Data.Cast<DataReference?>()], [.. permit.Data.Cast<DataReference?>()], null)
        select new AccessRequest
        {
            Subject = subject,
            User = new Requester
            {
                Id = actor, Roles = [RequesterRole.Clinician, RequesterRole.Researcher], InCareTeam = actor == Requester.CareTeam,
            },
            Purpose = purpose,
            Action = action,
            At = at,
            Resource = new RequestedResource
            {
                Type = type,
                Id = data is { Meaning: DataMeaning.Instance } ? data.Reference : $"{type}/any",
                Labels = labels,
                Codes = codes,
                Author = data is { Meaning: DataMeaning.AuthoredBy } ? data.Reference : null,
                Related = data is { Meaning: DataMeaning.Related or DataMeaning.Dependents } ? [data.Reference] : [],
                Date = DateWithin(denial.DataPeriod, permit.DataPeriod),
            },
        };

    private static IEnumerable<string> Purpose(ImmutableArray<string> one, ImmutableArray<string> other, string otherwise)
    {
        if (one.IsEmpty && other.IsEmpty) return [otherwise];
        if (one.IsEmpty || other.IsEmpty) return one.IsEmpty ? other : one;
        return from a in one from b in other where Purposes.Includes(a, b) || Purposes.Includes(b, a) select Purposes.Includes(a, b) ? b : a;
    }

    private static IEnumerable<T> Common<T>(ImmutableArray<T> one, ImmutableArray<T> other, T otherwise) =>
        one.IsEmpty && other.IsEmpty ? [otherwise] : one.IsEmpty ? other : other.IsEmpty ? one : one.Intersect(other);

    /// <summary>Records may carry what either rule asks for.</summary>
    private static IEnumerable<ImmutableArray<string>> Both(ImmutableArray<string> one, ImmutableArray<string> other) =>
        one.IsEmpty && other.IsEmpty ? [[]]
        : one.IsEmpty ? other.Select(b => ImmutableArray.Create(b))
        : other.IsEmpty ? one.Select(a => ImmutableArray.Create(a))
        : from a in one from b in other from both in new ImmutableArray<string>[] { [a, b], [b] } select both;

    private static PartialDate? DateWithin(ConsentPeriod? one, ConsentPeriod? other)
    {
        var starts = new[] { one?.Start, other?.Start }.OfType<PartialDate>().ToList();
        if (starts.Count > 0) return starts.Max();
        var ends = new[] { one?.End, other?.End }.OfType<PartialDate>().ToList();
        return ends.Count > 0 ? ends.Min() : null;
    }
}
