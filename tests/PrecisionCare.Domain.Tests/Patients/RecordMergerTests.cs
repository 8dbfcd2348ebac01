using System.Collections.Immutable;
using PrecisionCare.Genome;
using PrecisionCare.Patients;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Variants;

namespace PrecisionCare.Tests.Patients;

public sealed class RecordMergerTests
{
    private static readonly Person Maria = new()
    {
        Id = "Patient/p1", Source = new("hospital.json", "entry[0].resource"), Sex = AdministrativeSex.Female, BirthDate = PartialDate.OfDay(new(1961, 4, 14)),
    };

    private static readonly Locus Locus = Locus.Parse("chr10:94781859");

    [Fact]
    public void The_order_of_arrival_never_shows()
    {
        ClinicalFact[] facts =
        [
            Maria, Maria with { Source = new("laboratory.json", ""), BirthDate = PartialDate.OfDay(new(1961, 4, 15)) },
            Condition("c1", "2020"), Condition("c2", "2021"), Condition("c3", "2021"), Allergy("a1", null), Allergy("a2", AllergyScope.Drug),
        ];
        LinkedSample[] samples = [Sample("NA1", "a.vcf", "G", "A", 0, 1), Sample("NA2", "b.vcf", "G", "A", 1, 1), Sample("NA3", "c.vcf", "G", "A", 0, 0)];
        OutsideCall[] calls = [new("TPMT", "*1/*1", null, null, new("x.tsv", 2)), new("CYP2C19", "*1/*2", null, null, new("x.tsv", 1))];
        string expected = Shown(Merge(facts, samples, calls));
        var random = new Random(11);
        for (int i = 0; i < 50; i++)
        {
            random.Shuffle(facts);
            random.Shuffle(samples);
            random.Shuffle(calls);
            Assert.Equal(expected, Shown(Merge(facts, samples, calls)));
        }
    }

    [Fact]
    public void Merging_the_same_again_changes_nothing()
    {
        ClinicalFact[] facts = [Maria, Condition("c1", "2020")];
        LinkedSample[] samples = [Sample("NA1", "a.vcf", "G", "A", 0, 1)];
        Assert.Equal(Shown(Merge(facts, samples)), Shown(Merge([.. facts, .. facts], [.. samples, .. samples])));
    }

    [Theory]
    [InlineData("2026-01-02T00:00:00Z", null, "2026-01-01T00:00:00Z", null)]
    [InlineData("2026-01-01T00:00:00Z", "10", "2026-01-01T00:00:00Z", "9")]
    [InlineData("2026-01-01T00:00:00Z", null, null, "99")]
    public void Of_two_versions_the_one_that_says_it_is_newer_counts(string? updated, string? version, string? otherUpdated, string? otherVersion)
    {
        ClinicalFact newer = Condition("c1", "2021") with { Source = new("a.json", "", version, Time(updated)) };
        ClinicalFact older = Condition("c1", "2020") with { Source = new("b.json", "", otherVersion, Time(otherUpdated)) };
        foreach (ClinicalFact[] facts in new[] { [Maria, newer, older], new[] { Maria, older, newer } })
            Assert.Equal(PartialDate.OfYear(2021), Assert.Single(Merge(facts).Clinical.Conditions).Onset);

        static DateTimeOffset? Time(string? text) => text is null ? null : DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void A_newer_version_entered_in_error_takes_the_older_one_out_of_the_record()
    {
        var old = Condition("c1", "2020") with { Source = new("a.json", "", "1", DateTimeOffset.UnixEpoch) };
        var withdrawn = old with { EnteredInError = true, Source = new("a.json", "", "2", DateTimeOffset.UnixEpoch.AddDays(1)) };
        Assert.Empty(Merge([Maria, withdrawn, old]).Clinical.Conditions);
    }

    [Fact]
    [Trait("Feature", Feature.MergeConflicts)]
    public void Two_birth_dates_are_a_conflict_that_states_both_with_their_sources()
    {
        var conflict = Assert.Single(Merge([Maria, Maria with { Source = new("laboratory.json", ""), BirthDate = PartialDate.OfDay(new(1961, 4, 15)) }]).Conflicts);
        Assert.Equal(ConflictKind.BirthDate, conflict.Kind);
        Assert.Equal("The birth date is 1961-04-14 in hospital.json and 1961-04-15 in laboratory.json.", conflict.Message);
        Assert.Equal(["Patient/p1"], conflict.Facts.AsEnumerable());
    }

    [Theory]
    [InlineData("1961")]
    [InlineData("1961-04")]
    public void A_birth_date_known_less_exactly_is_no_conflict(string text)
    {
        Assert.True(PartialDate.TryParse(text, out var date));
        Assert.Empty(Merge([Maria, Maria with { Source = new("laboratory.json", ""), BirthDate = date }]).Conflicts);
    }

    [Fact]
    public void A_correction_by_a_later_version_is_no_conflict()
    {
        var first = Maria with { Source = new("a.json", "", "1", DateTimeOffset.UnixEpoch) };
        var corrected = Maria with { Source = new("a.json", "", "2", DateTimeOffset.UnixEpoch.AddDays(1)), BirthDate = PartialDate.OfDay(new(1961, 4, 15)) };
        var record = Merge([corrected, first]);
        Assert.Empty(record.Conflicts);
        Assert.Equal("1961-04-15", record.Clinical.Patient.BirthDate.ToString());
    }

    [Fact]
    public void Two_recorded_sexes_are_a_conflict_and_an_unknown_one_is_not()
    {
        var other = Maria with { Source = new("laboratory.json", ""), Sex = AdministrativeSex.Male };
        Assert.Equal("The recorded sex is female in hospital.json and male in laboratory.json.", Assert.Single(Merge([Maria, other]).Conflicts).Message);
        Assert.Empty(Merge([Maria, other with { Sex = AdministrativeSex.Unknown }]).Conflicts);
    }

    [Theory]
    [InlineData(AdministrativeSex.Female, null, ChromosomalSex.OneXOneY, true)]
    [InlineData(AdministrativeSex.Male, null, ChromosomalSex.TwoX, true)]
    [InlineData(AdministrativeSex.Female, null, ChromosomalSex.TwoX, false)]
    [InlineData(AdministrativeSex.Female, AdministrativeSex.Male, ChromosomalSex.OneXOneY, false)]
    [InlineData(AdministrativeSex.Other, null, ChromosomalSex.TwoX, false)]
    [InlineData(AdministrativeSex.Female, null, null, false)]
    public void The_sex_chromosomes_are_held_against_the_sex_at_birth_or_else_the_recorded_sex(
        AdministrativeSex recorded, AdministrativeSex? atBirth, ChromosomalSex? chromosomes, bool conflict)
    {
        var sample = Sample("NA1", "a.vcf", "G", "A", 0, 1);
        sample = sample with { Calls = sample.Calls with { ChromosomalSex = chromosomes } };
        var conflicts = Merge([Maria with { Sex = recorded, BirthSex = atBirth }], [sample]).Conflicts;
        Assert.Equal(conflict ? [(ConflictKind.ChromosomalSex, true)] : [], conflicts.Select(c => (c.Kind, c.HoldsBackGenomicAdvice)));
    }

    [Fact]
    public void A_denied_and_a_stated_allergy_are_a_conflict_that_names_both()
    {
        var conflict = Assert.Single(Merge([Maria, Allergy("a1", AllergyScope.Drug), Allergy("a2", null)]).Conflicts);
        Assert.Equal(("The record states \"No known drug allergy\" and also Penicillin.", "AllergyIntolerance/a1, AllergyIntolerance/a2"),
            (conflict.Message, string.Join(", ", conflict.Facts)));
    }

    [Fact]
    [Trait("Feature", Feature.MergeConflicts)]
    public void Two_samples_that_differ_are_a_conflict_that_names_the_positions()
    {
        var conflict = Assert.Single(Merge([Maria], [Sample("NA1", "a.vcf", "G", "A", 0, 1), Sample("NA2", "b.vcf", "G", "A", 0, 0)]).Conflicts);
        Assert.Equal((ConflictKind.Genotype, true), (conflict.Kind, conflict.HoldsBackGenomicAdvice));
        Assert.Equal("Sample NA1 in a.vcf and sample NA2 in b.vcf differ at 1 position: chr10:94781859 (A/G against G/G).", conflict.Message);
        Assert.Equal(["chr10:94781859"], conflict.Facts.AsEnumerable());
    }

    [Fact]
    public void Phase_and_the_order_of_alternates_are_no_difference()
    {
        var one = Sample("NA1", "a.vcf", Call("G", ["A", "T"], new([1, 2], phased: true)));
        var other = Sample("NA2", "b.vcf", Call("G", ["T", "A"], new([1, 2], phased: false)));
        Assert.Empty(Merge([Maria], [one, other]).Conflicts);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(0, null)]
    public void A_call_that_was_not_made_in_full_disagrees_with_nothing(int? first, int? second) => Assert.Empty(
        Merge([Maria], [Sample("NA1", "a.vcf", "G", "A", 1, 1), Sample("NA2", "b.vcf", Call("G", ["A"], new([first, second], phased: false)))]).Conflicts);

    [Fact]
    public void A_variant_disagrees_with_a_reference_block_over_it_but_not_with_one_beside_it()
    {
        var variant = Sample("NA1", "a.vcf", "G", "A", 0, 1);
        Assert.Single(Merge([Maria], [variant, Block(94781800, 94781859)]).Conflicts);
        Assert.Empty(Merge([Maria], [variant, Block(94781800, 94781858)]).Conflicts);

        static LinkedSample Block(int start, int end) => Sample("NA2", "b.vcf", new VariantCall(
            new Locus(Locus.Chromosome, start), "C", ["<NON_REF>"], new([0, 0], phased: false), new("b.vcf", 9)) { End = end, IsReferenceBlock = true });
    }

    [Fact]
    public void Samples_of_different_assemblies_are_not_compared()
    {
        var other = Sample("NA2", "b.vcf", "G", "A", 0, 0);
        other = other with { Calls = other.Calls with { Assembly = GenomeAssembly.GRCh37 } };
        Assert.Empty(Merge([Maria], [Sample("NA1", "a.vcf", "G", "A", 0, 1), other]).Conflicts);
    }

    [Fact]
    public void Without_a_person_there_is_no_record() => Assert.Throws<ArgumentException>(() => Merge([Condition("c1", "2020")]));

    private static PatientRecord Merge(IEnumerable<ClinicalFact> facts, IEnumerable<LinkedSample>? samples = null, IEnumerable<OutsideCall>? calls = null) =>
        RecordMerger.Merge(new PatientFacts("Patient/p1", [.. facts]), samples ?? [], calls ?? []);

    private static string Shown(PatientRecord record) => string.Join('\n', [
        record.Clinical.Patient.Source.File, .. record.Clinical.Conditions.Select(c => c.Id), .. record.Clinical.Allergies.Select(a => a.Id),
        .. record.Samples.Select(s => s.Calls.File), .. record.OutsideCalls.Select(c => c.Gene), .. record.Conflicts.Select(c => c.Message)]);

    private static Condition Condition(string id, string year) => new()
    {
        Id = "Condition/" + id, Source = new("hospital.json", id), Code = new([], id), Onset = PartialDate.OfYear(int.Parse(year, System.Globalization.CultureInfo.InvariantCulture)),
    };

    private static Allergy Allergy(string id, AllergyScope? denies) => new()
    {
        Id = "AllergyIntolerance/" + id, Source = new("hospital.json", id), NoneKnown = denies, Code = new([], denies is null ? "Penicillin" : "No known drug allergy"),
    };

    private static LinkedSample Sample(string name, string file, string reference, string alternate, int first, int second) =>
        Sample(name, file, Call(reference, [alternate], new([first, second], phased: false)));

    private static LinkedSample Sample(string name, string file, VariantCall call) =>
        new(new SampleCalls(name, GenomeAssembly.GRCh38, [call], file), SampleLinkBasis.HeaderIdentifier);

    private static VariantCall Call(string reference, ImmutableArray<string> alternates, Genotype genotype) => new(Locus, reference, alternates, genotype, new("x.vcf", 20));
}
