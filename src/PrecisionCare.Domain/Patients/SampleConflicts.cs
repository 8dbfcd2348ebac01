using System.Collections.Immutable;
using PrecisionCare.Genome;
using PrecisionCare.Variants;

namespace PrecisionCare.Patients;

/// <summary>Where a sample may be another person's: against the recorded sex, or against another sample of the same patient.</summary>
internal static class SampleConflicts
{
    private const int LociShown = 5;

    public static IEnumerable<Conflict> WithPerson(Person person, ImmutableArray<LinkedSample> samples)
    {
        var sex = person.BirthSex ?? person.Sex;
        foreach (var sample in samples)
        {
            bool disagree = (sex, sample.Calls.ChromosomalSex) is (AdministrativeSex.Female, ChromosomalSex.OneXOneY) or (AdministrativeSex.Male, ChromosomalSex.TwoX);
            if (!disagree) continue;
            string chromosomes = sample.Calls.ChromosomalSex == ChromosomalSex.TwoX ? "two X chromosomes" : "one X and one Y chromosome";
            yield return new Conflict(
                ConflictKind.ChromosomalSex,
                $"The recorded sex{(person.BirthSex is null ? "" : " at birth")} is {sex.ToString().ToLowerInvariant()}, but the calls of sample {sample.Calls.Sample}"
                    + $" in {sample.Calls.File} look like {chromosomes}.",
                "Make sure that the sample is this patient's; if it is, confirm it, and have the recorded sex at birth completed.",
                [person.Id],
                HoldsBackGenomicAdvice: true);
        }
    }

    /// <summary>Compares samples of one assembly wherever both made a full call.</summary>
    public static IEnumerable<Conflict> Between(ImmutableArray<LinkedSample> samples)
    {
        var calls = samples.Select(s => new CalledAlleles(s.Calls)).ToList();
        for (int i = 0; i < samples.Length; i++)
        {
            for (int j = i + 1; j < samples.Length; j++)
            {
                var differing = samples[i].Calls.Assembly == samples[j].Calls.Assembly ? calls[i].DifferencesFrom(calls[j]) : [];
                if (!differing.IsEmpty) yield return Disagreement(samples[i], samples[j], differing);
            }
        }
    }

    private static Conflict Disagreement(LinkedSample a, LinkedSample b, ImmutableArray<(Locus Locus, string First, string Second)> differing)
    {
        string shown = string.Join(", ", differing.Take(LociShown).Select(d => $"{d.Locus} ({d.First} against {d.Second})"));
        return new Conflict(
            ConflictKind.Genotype,
            $"Sample {a.Calls.Sample} in {a.Calls.File} and sample {b.Calls.Sample} in {b.Calls.File} differ at {differing.Length}"
                + $" position{(differing.Length == 1 ? "" : "s")}: {shown}{(differing.Length > LociShown ? " and more" : "")}.",
            "Find out with the laboratory which sample is this patient's and remove the other, or have the positions tested again.",
            [.. differing.Select(d => d.Locus.ToString())],
            HoldsBackGenomicAdvice: true);
    }
}
