using System.Collections.Immutable;

namespace PrecisionCare.Patients;

/// <summary>Where two sources describe the person differently.</summary>
internal static class PersonConflicts
{
    /// <param name="persons">The standing descriptions, one of each source.</param>
    public static IEnumerable<Conflict> Between(ImmutableArray<Person> persons)
    {
        var sorted = persons.OrderBy(p => p.Id, StringComparer.Ordinal).ThenBy(p => p.Source.File, StringComparer.Ordinal)
            .ThenBy(p => p.Source.Path, StringComparer.Ordinal).ToList();
        if (FirstPair(sorted, BirthDatesDiffer) is var (a, b))
        {
            yield return new Conflict(
                ConflictKind.BirthDate,
                $"The birth date is {a.BirthDate} in {Where(a, b)} and {b.BirthDate} in {Where(b, a)}.",
                "Check the person's documents and correct the source that is wrong; results that depend on age may be off until then.",
                Ids(a, b),
                HoldsBackGenomicAdvice: false);
        }

        if (FirstPair(sorted, SexesDiffer) is var (c, d))
        {
            yield return new Conflict(
                ConflictKind.RecordedSex,
                $"The recorded sex is {Word(c)} in {Where(c, d)} and {Word(d)} in {Where(d, c)}.",
                "Check which source is right and correct the other; results that depend on sex may be off until then.",
                Ids(c, d),
                HoldsBackGenomicAdvice: false);
        }
    }

    private static (Person First, Person Second)? FirstPair(List<Person> persons, Func<Person, Person, bool> differ)
    {
        for (int i = 0; i < persons.Count; i++)
            for (int j = i + 1; j < persons.Count; j++)
                if (differ(persons[i], persons[j])) return (persons[i], persons[j]);
        return null;
    }

    /// <summary>A birth year does not disagree with a day of that year.</summary>
    private static bool BirthDatesDiffer(Person a, Person b) =>
        a.BirthDate is { } first && b.BirthDate is { } second && (first.Latest < second.Day || second.Latest < first.Day);

    private static bool SexesDiffer(Person a, Person b) =>
        a.Sex != AdministrativeSex.Unknown && b.Sex != AdministrativeSex.Unknown && a.Sex != b.Sex;

    /// <summary>The file, or the resource where one file holds both.</summary>
    private static string Where(Person person, Person other) => person.Source.File != other.Source.File ? person.Source.File : person.Id;

    private static string Word(Person person) => person.Sex.ToString().ToLowerInvariant();

    private static ImmutableArray<string> Ids(Person a, Person b) => a.Id == b.Id ? [a.Id] : [a.Id, b.Id];
}
