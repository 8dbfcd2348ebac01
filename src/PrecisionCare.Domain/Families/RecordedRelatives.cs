using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PrecisionCare.Patients;

namespace PrecisionCare.Families;

/// <summary>What the record's facts say of a person, without their place in the family.</summary>
internal static class RecordedRelatives
{
    /// <summary>A name of a fact as it stands: another when its content changes.</summary>
    public static string MarkOf(FamilyMember fact)
    {
        var text = new StringBuilder().Append(fact.Relationship.Label).Append('|').Append(RelationshipCodes.Of(fact.Relationship)).Append('|').Append(fact.Sex).Append('|').Append(fact.Name).Append('|')
            .Append(fact.Born).Append('|').Append(fact.Age?.ToString(CultureInfo.InvariantCulture)).Append('|').Append(fact.Deceased).Append(fact.DeceasedAge?.ToString(CultureInfo.InvariantCulture)).Append('|').Append(fact.Note);
        foreach (var condition in fact.Conditions) text.Append('|').Append(condition.Code.Label).Append(condition.OnsetAge?.ToString(CultureInfo.InvariantCulture)).Append(condition.Outcome?.Label).Append(condition.Note);
        foreach (var relation in fact.Relations) text.Append('|').Append(relation.Code).Append(relation.To);
        return $"{fact.Id}#{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..12]}";
    }

    public static FamilyPerson Describe(FamilyPerson person, FamilyMember fact)
    {
        var (gender, assigned) = fact.Sex switch
        {
            AdministrativeSex.Female => (Gender.Woman, person.Assigned),
            AdministrativeSex.Male => (Gender.Man, person.Assigned),
            _ => (Gender.Unknown, person.Assigned),
        };
        if (gender == Gender.Unknown) gender = RelationshipCodes.GenderOf(RelationshipCodes.Of(fact.Relationship) ?? "");
        return person with
        {
            Gender = gender == Gender.Unknown ? person.Gender : gender,
            Assigned = assigned,
            Label = fact.Name ?? person.Label,
            BornYear = fact.Born?.Earliest.Year ?? person.BornYear,
            Age = fact.Deceased ? null : fact.Age ?? person.Age,
            Deceased = fact.Deceased || person.Deceased,
            DeceasedAge = fact.DeceasedAge ?? person.DeceasedAge,
            Conditions = [.. person.Conditions.Concat(fact.Conditions.Select(Condition)).DistinctBy(c => (c.Name.ToUpperInvariant(), c.Onset, c.Status))],
            Note = fact.Note ?? person.Note,
            Sources = [.. person.Sources.Append(fact.Id).Distinct()],
        };
    }

    /// <summary>The patient: with the conditions that run in the family and those that criteria of families count.</summary>
    public static FamilyPerson Patient(ClinicalRecord record, DateOnly today)
    {
        var person = record.Patient;
        var family = record.Family.SelectMany(f => f.Conditions).Select(c => c.Code.Label).ToHashSet(PersonCondition.Names);
        return new FamilyPerson
        {
            Id = "proband",
            Label = person.DisplayName?.Given is { Length: > 0 } given ? given : null,
            Gender = person.GenderIdentity is { } identity ? OfIdentity(identity) : person.Sex switch { AdministrativeSex.Female => Gender.Woman, AdministrativeSex.Male => Gender.Man, _ => Gender.Unknown },
            Assigned = person.BirthSex switch { AdministrativeSex.Female => AssignedSex.Female, AdministrativeSex.Male => AssignedSex.Male, _ => AssignedSex.NotStated },
            BornYear = person.BirthDate?.Earliest.Year,
            Age = person.Deceased ? null : person.AgeAt(today),
            Deceased = person.Deceased,
            DeceasedAge = person.DeceasedAt is { } died ? person.AgeAt(died.Day) : null,
            Conditions =
            [
                .. record.Conditions.Where(c => !c.EnteredInError && c.Verification != VerificationStatus.Refuted && (family.Contains(c.Code.Label) || IsTumour(c.Code)))
                    .Select(c => new PersonCondition(c.Code.Label, Onset: c.Onset is { } onset ? person.AgeAt(onset.Day) : null, Confirmation: c.Verification == VerificationStatus.Confirmed ? Confirmation.FromReport : Confirmation.NotStated))
                    .DistinctBy(c => (c.Name.ToUpperInvariant(), c.Onset)),
            ],
        };
    }

    private static PersonCondition Condition(FamilyCondition condition) => new(condition.Code.Label, Onset: condition.OnsetAge, Side: IsBoth(condition) ? Laterality.BothSides : Laterality.NotStated, Detail: condition.Note);

    private static bool IsBoth(FamilyCondition condition) =>
        condition.Code.Label.Contains("bilateral", StringComparison.OrdinalIgnoreCase) || condition.Note?.Contains("bilateral", StringComparison.OrdinalIgnoreCase) == true;

    private static Gender OfIdentity(string identity) =>
        identity.Contains("non-binary", StringComparison.OrdinalIgnoreCase) || identity.Contains("nonbinary", StringComparison.OrdinalIgnoreCase) ? Gender.NonBinary
        : identity.Contains("female", StringComparison.OrdinalIgnoreCase) || identity.Contains("woman", StringComparison.OrdinalIgnoreCase) ? Gender.Woman
        : identity.Contains("male", StringComparison.OrdinalIgnoreCase) || identity.Contains("man", StringComparison.OrdinalIgnoreCase) ? Gender.Man : Gender.Unknown;

    /// <summary>Malignant and in-situ neoplasms of ICD-10 (C00 to D09), or words that say so.</summary>
    private static bool IsTumour(Concept code) =>
        code.CodesOf(CodeSystems.Icd10).Concat(code.CodesOf(CodeSystems.Icd10Cm)).Any(c => c.StartsWith('C') || c.StartsWith("D0", StringComparison.Ordinal))
        || new[] { "cancer", "carcinoma", "malignant", "melanoma", "sarcoma", "lymphoma", "leukemia", "leukaemia", "glioma", "blastoma" }.Any(w => code.Label.Contains(w, StringComparison.OrdinalIgnoreCase));

    /// <summary>Facts to be placed: those that stand, in the order of their names.</summary>
    public static ImmutableArray<FamilyMember> Standing(ClinicalRecord record) => [.. record.Family.Where(f => !f.EnteredInError).OrderBy(f => f.Id, StringComparer.Ordinal)];
}
