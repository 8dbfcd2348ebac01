using System.Collections.Immutable;
using PrecisionCare.Consent;
using PrecisionCare.Consent.Filtering;
using PrecisionCare.Consent.Labelling;
using PrecisionCare.Genome;
using PrecisionCare.Knowledge;
using PrecisionCare.Patients;
using PrecisionCare.Variants;

namespace PrecisionCare.Tests.Consent;

/// <summary>What the gate lets through, and that nothing of the rest is left in what is concluded.</summary>
public sealed class RecordGateTests
{
    private const int Generated = 10_000;
    private static readonly KnowledgeBase Knowledge = KnowledgeBase.Load(KnowledgeFolder.Shipped());
    private static readonly RecordGate Gate = new(Knowledge);
    private static readonly FactLabeller Labeller = new(Knowledge.Sensitivities, Knowledge.GeneCodes);
    private static readonly FactSource Source = new("test.json", "entry[0].resource");
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    private static readonly Person Adult = new() { Id = "Patient/p1", Source = Source, BirthDate = PartialDate.OfYear(1970), Sex = AdministrativeSex.Female };
    private static readonly Condition Hiv = Problem("hiv", "86406008", "Human immunodeficiency virus infection");
    private static readonly Condition Depression = Problem("mood", "370143000", "Major depressive disorder");
    private static readonly Condition Hypertension = Problem("pressure", "38341003", "Hypertension");
    private static readonly Condition Alcohol = Problem("alcohol", "66590003", "Alcohol dependence");
    private static readonly MedicationUse Amlodipine = Medicine("amlodipine", "Amlodipine 5 MG Oral Tablet", "Condition/pressure");
    private static readonly MedicationUse Mirtazapine = Medicine("mirtazapine", "Mirtazapine 15 MG Oral Tablet", "Condition/mood");

    [Fact]
    public void On_generated_rules_the_record_shows_exactly_what_the_engine_permits_fact_by_fact()
    {
        var record = Record(Hiv, Depression, Hypertension, Alcohol, Amlodipine, Mirtazapine, Result("lab", "718-7", 2021), Result("o2", "1", 2024), Result("sf", "2", 2025) with { Labels = ["GDIS"] });
        var facts = Labeller.Label(record.Clinical);
        for (int seed = 0; seed < Generated; seed++)
        {
            var generated = new GeneratedConsents(seed);
            var (consents, asked) = (generated.Consents(), generated.Request());
            var request = new RecordRequest { User = asked.User, Purpose = asked.Purpose, Action = asked.Action, At = asked.At, BreakGlass = asked.BreakGlass, DefaultPolicy = DefaultPolicy.TreatOnly };
            var readable = Gate.Open(record, request, consents);
            bool Permits(LabelledFact fact) => ConsentEngine.Decide(
                asked with { Subject = new ConsentSubject(Adult.Id, Adult.BirthDate), Purpose = asked.BreakGlass is null ? asked.Purpose : "BTG", Resource = fact.Resource },
                consents, DefaultPolicy.TreatOnly).Permitted;
            if (!Permits(facts[0]))
            {
                Assert.True(readable.Record is null, $"seed {seed}");
                continue;
            }
            var expected = facts.Skip(1).Where(Permits).Select(f => f.Fact.Id).Order(StringComparer.Ordinal);
            Assert.True(expected.SequenceEqual(readable.Record!.Clinical.Facts.Select(f => f.Id).Order(StringComparer.Ordinal)), $"seed {seed}");
        }
    }

    [Fact]
    public void A_further_denial_never_shows_more_and_the_order_of_consents_never_matters()
    {
        var record = Record(Hiv, Depression, Hypertension, Amlodipine, Mirtazapine);
        for (int seed = 0; seed < Generated; seed++)
        {
            var generated = new GeneratedConsents(seed);
            var (consents, asked) = (generated.Consents(), generated.Request());
            var request = new RecordRequest { User = asked.User, Purpose = "TREAT", At = asked.At, DefaultPolicy = DefaultPolicy.TreatOnly };
            var before = Shown(Gate.Open(record, request, consents));
            var denial = new ConsentDirective { Id = "added", Active = true, Scope = ConsentScope.PatientPrivacy, Root = generated.Denial() };
            Assert.True(before.IsSupersetOf(Shown(Gate.Open(record, request, consents.Add(denial)))), $"seed {seed}");
            Assert.True(before.SetEquals(Shown(Gate.Open(record, request, [.. consents.Reverse()]))), $"seed {seed}");
        }
    }

    [Fact]
    public void What_is_concluded_is_what_would_be_concluded_if_the_hidden_facts_had_never_been_recorded()
    {
        var whole = Record(Hypertension, Amlodipine, Depression, Mirtazapine);
        var never = Record(Hypertension, Amlodipine);
        var readable = Gate.Open(whole, Treating(), [Permit(Deny("PSY"))]);
        Assert.True(readable.Withholds);
        Assert.Equal(Json(never), Json(readable.Record!));
        Assert.NotEqual(Json(never), Json(whole));
    }

    [Fact]
    public void A_medicine_given_for_a_hidden_problem_is_hidden_with_it()
    {
        var readable = Gate.Open(Record(Depression, Mirtazapine, Hypertension, Amlodipine), Treating(), [Permit(Deny("PSY"))]);
        Assert.Equal(["Condition/pressure", "MedicationRequest/amlodipine"], Shown(readable).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_shown_refers_to_nothing_that_is_hidden()
    {
        var plain = Problem("plain", "1234", "Something ordinary");
        var use = Medicine("drug", "Some medicine", "Condition/plain");
        var rule = new ConsentRule { Permits = false, Data = [new(DataMeaning.Instance, "Condition/plain")] };
        var readable = Gate.Open(Record(plain, use), Treating(), [Permit(rule)]);
        Assert.Empty(readable.Record!.Clinical.Conditions);
        Assert.Empty(Assert.Single(readable.Record.Clinical.Medications).ReasonIds);
    }

    [Fact]
    public void A_report_of_a_sensitive_result_is_as_sensitive()
    {
        var viralLoad = Result("viral", "20447-9", 2026);
        var report = new DiagnosticReport { Id = "DiagnosticReport/r", Source = Source, Code = new Concept([], "Laboratory report"), ResultIds = [viralLoad.Id] };
        Assert.Contains("HIV", Labeller.Label(Record(viralLoad, report).Clinical).Single(f => f.Fact.Id == report.Id).Resource.Labels);
    }

    [Theory]
    [InlineData("B20", "http://hl7.org/fhir/sid/icd-10-cm", "R HIV")]
    [InlineData("F10.21", "http://hl7.org/fhir/sid/icd-10-cm", "R ETHUD")]
    [InlineData("F11.20", "http://hl7.org/fhir/sid/icd-10", "R OPIOIDUD")]
    [InlineData("F17.210", "http://hl7.org/fhir/sid/icd-10-cm", "")]
    [InlineData("F33.1", "http://hl7.org/fhir/sid/icd-10-cm", "R PSY")]
    [InlineData("A51.0", "http://hl7.org/fhir/sid/icd-10", "R SEX STD")]
    [InlineData("I10", "http://hl7.org/fhir/sid/icd-10", "")]
    [InlineData("O80", "http://hl7.org/fhir/sid/icd-10", "")]
    public void Codes_carry_the_labels_of_the_table(string code, string system, string labels)
    {
        var condition = new Condition { Id = "Condition/c", Source = Source, Code = new Concept([new Coding(system, code)]) };
        Assert.Equal(labels, string.Join(' ', Labeller.Label(condition).Resource.Labels));
    }

    [Theory]
    [InlineData("HIV infection", "R HIV")]
    [InlineData("Efavirenz 600 MG Oral Tablet", "R HIV")]
    [InlineData("Hearing aids fitted", "")]
    [InlineData("ST depression on exertion", "")]
    [InlineData("Recurrent major depression", "R PSY")]
    [InlineData("CYP2C19 *2/*2", "GDIS")]
    public void Words_carry_labels_where_a_record_is_not_coded(string words, string labels) =>
        Assert.Equal(labels, string.Join(' ', Labeller.Label(new Condition { Id = "Condition/c", Source = Source, Code = new Concept([], words) }).Resource.Labels));

    [Fact]
    public void Labels_that_the_source_states_are_kept() =>
        Assert.Equal(["V", "SF"], Labeller.Label(Hypertension with { Labels = ["V", "SF"] }).Resource.Labels.AsEnumerable());

    [Fact]
    public void Without_consent_the_care_team_sees_what_is_neither_sensitive_nor_genetic()
    {
        var readable = Gate.Open(Record(Hypertension, Hiv) with { Samples = [Sample("CYP2C19")] }, Treating(), []);
        Assert.Equal(["Condition/pressure"], Shown(readable));
        Assert.Empty(readable.Record!.Samples);
        Assert.Equal(ConsentStanding.None, readable.Standing);
        Assert.False(readable.Genetic.Permitted);
        Assert.Null(Gate.Open(Record(Hypertension), Treating(inTeam: false), []).Record);
    }

    [Fact]
    public void A_denied_gene_is_read_as_if_the_sequence_did_not_cover_it()
    {
        var whole = Record(Hypertension) with { Samples = [Sample("CYP2C19", "TPMT")] };
        var rule = new ConsentRule { Permits = false, Codes = ["http://www.genenames.org/geneId|HGNC:2621"] };
        var shown = Gate.Open(whole, Treating(), [Permit(rule)]).Record!;
        Assert.Equal(Json(Record(Hypertension) with { Samples = [Sample("TPMT")] }), Json(shown));
    }

    [Fact]
    public void A_reference_block_is_shown_without_the_positions_of_a_denied_gene()
    {
        var locus = Knowledge.Pharmacogenes["CYP2C19"]!.Definition!.Loci.Min();
        var block = new VariantCall(new Locus(locus.Chromosome, locus.Position - 50), "A", ["<NON_REF>"], Genotype(0, 0), new SourceLocation("g.vcf", 9)) { IsReferenceBlock = true, End = locus.Position + 5 };
        var whole = Record() with { Samples = [new LinkedSample(new SampleCalls("S", GenomeAssembly.GRCh38, [block], "g.vcf"), SampleLinkBasis.ChosenByUser)] };
        var rule = new ConsentRule { Permits = false, Codes = ["CYP2C19"] };
        var calls = Assert.Single(Gate.Open(whole, Treating(), [Permit(rule)]).Record!.Samples).Calls.Calls;
        Assert.DoesNotContain(calls, c => c.Locus.Position <= locus.Position && c.End >= locus.Position);
        Assert.Contains(calls, c => c.Locus.Position == locus.Position - 50 && c.End == locus.Position - 1);
    }

    [Fact]
    public void A_secondary_finding_is_hidden_until_the_patient_has_chosen()
    {
        var record = Record(Result("brca2", "69548-6", 2026) with { Labels = ["GDIS", "SF"] });
        Assert.Empty(Shown(Gate.Open(record, Treating(), [Permit()])));
        Assert.Single(Shown(Gate.Open(record, Treating(), [Permit(new ConsentRule { Permits = true, Labels = ["SF"] })])));
    }

    [Fact]
    public void A_finding_that_concerns_adult_life_is_kept_from_the_record_of_a_child()
    {
        var finding = new Observation
        {
            Id = "Observation/htt", Source = Source, Status = ObservationStatus.Final, Code = new Concept([new Coding(CodeSystems.Loinc, "69548-6")]),
            Value = new ObservationValue { Concept = new Concept([new Coding("http://www.genenames.org/geneId", "HGNC:4851", "HTT")]) },
        };
        var child = Adult with { BirthDate = PartialDate.OfYear(2017) };
        var record = new PatientRecord(ClinicalRecord.From(child, [finding]), [], [], []);
        var readable = Gate.Open(record, Treating(), [Permit()]);
        Assert.Empty(Shown(readable));
        Assert.Contains(readable.Deciding, d => d.Basis == "minor-policy");
        Assert.Single(Shown(Gate.Open(Record(finding), Treating(), [Permit()])));
    }

    [Fact]
    public void Rules_about_people_show_the_same_record_differently_to_a_clinician_and_a_counselor()
    {
        var rule = Deny("GDIS") with { Exceptions = [new ConsentRule { Permits = true, Labels = ["GDIS"], Actors = ["Practitioner/counselor"] }] };
        var record = Record(Hypertension) with { Samples = [Sample("TPMT")] };
        Assert.Empty(Gate.Open(record, Treating(), [Permit(rule)]).Record!.Samples);
        var counselor = Treating() with { User = Treating().User with { Id = "Practitioner/counselor", Roles = [RequesterRole.Counselor] } };
        Assert.Single(Gate.Open(record, counselor, [Permit(rule)]).Record!.Samples);
    }

    [Fact]
    public void An_unreadable_register_shows_nothing()
    {
        var readable = Gate.Open(Record(Hypertension), Treating(), consents: null);
        Assert.Null(readable.Record);
        Assert.Equal(ConsentStanding.Unreadable, readable.Standing);
        Assert.Equal([Obligations.AlertOperator], readable.Obligations.AsEnumerable());
    }

    [Fact]
    public void An_emergency_opens_what_was_denied_unless_the_patient_thought_of_emergencies()
    {
        var emergency = Treating() with { BreakGlass = new BreakGlass("found unconscious at home", 60), User = Treating().User with { Groups = [ConsentEngine.BreakGlassGroup] } };
        Assert.Contains("Condition/hiv", Shown(Gate.Open(Record(Hiv), emergency, [Permit(Deny("HIV"))])));
        var thought = Deny("HIV") with { Purposes = ["TREAT", "ETREAT"] };
        Assert.DoesNotContain("Condition/hiv", Shown(Gate.Open(Record(Hiv), emergency, [Permit(thought)])));
    }

    [Fact]
    public void Shown_records_of_substance_use_oblige_not_to_pass_them_on()
    {
        Assert.Contains(Obligations.NoRedisclosure, Gate.Open(Record(Alcohol), Treating(), [Permit()]).Obligations);
        Assert.DoesNotContain(Obligations.NoRedisclosure, Gate.Open(Record(Alcohol), Treating(), [Permit(Deny("ETH"))]).Obligations);
    }

    [Fact]
    [Trait("Feature", Feature.ConsentChip)]
    public void The_standing_says_permits_limits_withdrawn_or_none()
    {
        var record = Record(Hypertension, Hiv);
        Assert.Equal(ConsentStanding.Permits, Gate.Open(record, Treating(), [Permit()]).Standing);
        Assert.Equal(ConsentStanding.Limits, Gate.Open(record, Treating(), [Permit(Deny("HIV"))]).Standing);
        Assert.Equal(ConsentStanding.Permits, Gate.Open(Record(Hypertension), Treating(), [Permit(Deny("HIV"))]).Standing);
        Assert.Equal(ConsentStanding.Withdrawn, Gate.Open(record, Treating(), [Permit() with { Active = false, Ended = true }]).Standing);
        Assert.Equal(ConsentStanding.None, Gate.Open(record, Treating(), []).Standing);
    }

    [Fact]
    public void Consents_themselves_are_no_part_of_what_clinicians_read()
    {
        var consent = new OtherResource { Id = "Consent/c", Source = Source, ResourceType = "Consent", Label = "Consent" };
        var readable = Gate.Open(Record(Hypertension, consent), Treating(), [Permit()]);
        Assert.Empty(readable.Record!.Clinical.Others);
        Assert.False(readable.Withholds);
    }

    private static PatientRecord Record(params ClinicalFact[] facts) => new(ClinicalRecord.From(Adult, facts), [], [], []);

    private static RecordRequest Treating(bool inTeam = true) => new()
    {
        User = new Requester { Id = "Practitioner/me", Roles = [RequesterRole.Clinician], InCareTeam = inTeam }, Purpose = Purposes.Treatment, At = Now, DefaultPolicy = DefaultPolicy.TreatOnly,
    };

    private static ConsentDirective Permit(params ConsentRule[] exceptions) => new()
    {
        Id = "care", Active = true, Scope = ConsentScope.PatientPrivacy, Root = new ConsentRule { Permits = true, Purposes = ["TREAT"], Exceptions = [.. exceptions] },
    };

    private static ConsentRule Deny(string label) => new() { Permits = false, Labels = [label] };

    private static ImmutableHashSet<string> Shown(ReadableRecord readable) => [.. readable.Record?.Clinical.Facts.Select(f => f.Id) ?? []];

    private static string Json(PatientRecord record) => System.Text.Encoding.UTF8.GetString(AssessmentJson.Write(Assessor.Assess(record, Knowledge, new DateOnly(2026, 11, 22))));

    private static Condition Problem(string id, string snomed, string words) =>
        new() { Id = $"Condition/{id}", Source = Source, Code = new Concept([new Coding(CodeSystems.Snomed, snomed, words)], words), Status = ClinicalStatus.Active };

    private static MedicationUse Medicine(string id, string words, string reason) => new()
    {
        Id = $"MedicationRequest/{id}", Source = Source, Kind = MedicationUseKind.Request, Status = MedicationUseStatus.Active, Authored = PartialDate.OfYear(2026),
        Medication = new Concept([], words), ReasonIds = [reason],
    };

    private static Observation Result(string id, string loinc, int year) => new()
    {
        Id = $"Observation/{id}", Source = Source, Status = ObservationStatus.Final, Effective = PartialDate.OfYear(year), Code = new Concept([new Coding(CodeSystems.Loinc, loinc)]),
    };

    private static LinkedSample Sample(params string[] genes) => new(
        new SampleCalls("S1", GenomeAssembly.GRCh38,
            [.. genes.SelectMany(g => Knowledge.Pharmacogenes[g]!.Definition!.Positions).Select((p, i) => new VariantCall(p.Locus, "A", ["G"], Genotype(0, 0), new SourceLocation("g.vcf")))], "g.vcf"),
        SampleLinkBasis.ChosenByUser);

    private static Genotype Genotype(int a, int b) => new([a, b], phased: false);
}
