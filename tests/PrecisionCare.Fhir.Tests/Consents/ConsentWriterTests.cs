using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using PrecisionCare.Consent;
using PrecisionCare.Consent.Capture;
using PrecisionCare.Fhir;
using PrecisionCare.Fhir.Consents;
using PrecisionCare.Patients;

namespace PrecisionCare.Tests.Consents;

public sealed class ConsentWriterTests
{
    [Fact]
    public void Every_combination_of_choices_is_read_back_as_the_same_rules_and_the_same_choices()
    {
        foreach (var choices in AllChoices())
        {
            var written = new SignedConsent
            {
                Status = "active",
                Directive = new ConsentDirective
                {
                    Id = "c1", Active = true, Scope = choices.Scope, Root = choices.Rule(), SignedAt = Day(2026, 11, 20), Validity = new ConsentPeriod(Day(2026, 11, 20), Day(2031, 11, 19)),
                },
            };
            var read = Reread(written);
            Assert.True(read.Directive.Root!.IsSameAs(choices.Rule()));
            Assert.Equal(written.Directive.Validity, read.Directive.Validity);
            Assert.True(ConsentChoices.Of(read.Directive) is { } again && again.Rule().IsSameAs(choices.Rule()), choices.ToString());
        }
    }

    [Fact]
    public void Signers_wording_proof_and_terms_of_research_come_back()
    {
        var written = new SignedConsent
        {
            Status = "active",
            Directive = new ConsentDirective { Id = "c1", Active = true, Scope = ConsentScope.Research, Root = new ConsentRule { Permits = true, Purposes = ["HRESCH"] } },
            Signers = [new("RelatedPerson/c1-signer", "Anna Brandt (mother)")],
            Wording = "research:2",
            LegalBasis = "gdpr-9-2-j",
            DataUse = ["DUO:0000007:MONDO:0004992", "DUO:0000018"],
            Proof = new ConsentProof(new string('a', 64), "Einwilligung \"Brandt\".pdf", "application/pdf"),
            LastUpdated = new DateTimeOffset(2026, 11, 22, 9, 30, 0, TimeSpan.Zero),
            VersionId = "3",
        };
        var read = Reread(written);
        Assert.True(read.Directive.SignedByRepresentative);
        Assert.Equal(written.Signers.AsEnumerable(), read.Signers.AsEnumerable());
        Assert.Equal(written.DataUse.AsEnumerable(), read.DataUse.AsEnumerable());
        Assert.Equal((written.Wording, written.LegalBasis, written.Proof, written.LastUpdated, written.VersionId), (read.Wording, read.LegalBasis, read.Proof, read.LastUpdated, read.VersionId));
    }

    [Fact]
    public void Another_state_changes_nothing_else_of_a_consent_that_others_wrote()
    {
        byte[] before = """{"resourceType":"Consent","id":"c","status":"active","text":{"status":"generated","div":"<div>Ünïcode</div>"},"policyRule":{"coding":[{"code":"OPTIN"}]}}"""u8.ToArray();
        using var after = JsonDocument.Parse(ConsentWriter.WithStatus(before, "inactive", DateTimeOffset.UnixEpoch, "2"));
        Assert.Equal("inactive", after.RootElement.GetProperty("status").GetString());
        Assert.Equal("<div>Ünïcode</div>", after.RootElement.GetProperty("text").GetProperty("div").GetString());
        Assert.True(ConsentReader.Read(after.RootElement).Root!.Permits);
    }

    /// <summary>The worked cases decide alike by the consent as published and as written by us.</summary>
    [ReferenceFact]
    public void Consents_of_the_worked_cases_mean_the_same_when_written_anew()
    {
        using var cases = JsonDocument.Parse(File.ReadAllText(ReferenceData.PathOf("consent", "cases.json")));
        int consents = 0;
        foreach (var entry in cases.RootElement.GetProperty("cases").EnumerateArray())
            foreach (var consent in entry.Items("consents"))
            {
                AssertSame(consent);
                consents++;
            }
        Assert.True(consents >= 20, $"{consents} consents");
    }

    [ReferenceFact]
    public void Published_examples_of_the_privacy_consent_profile_mean_the_same_when_written_anew()
    {
        int consents = 0;
        using var file = File.OpenRead(ReferenceData.PathOf("fhir", "examples", "ihe-pcf-consent.tar.gz"));
        using var archive = new TarReader(new GZipStream(file, CompressionMode.Decompress));
        while (archive.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is null || !Path.GetFileName(entry.Name).StartsWith("Consent-", StringComparison.Ordinal)) continue;
            using var consent = JsonDocument.Parse(entry.DataStream);
            AssertSame(consent.RootElement);
            consents++;
        }
        Assert.True(consents > 0);
    }

    private static void AssertSame(JsonElement consent)
    {
        var original = SignedConsentReader.Read(consent);
        var again = Reread(original);
        Assert.Equal((original.Directive.Id, original.Directive.Active, original.Directive.Scope), (again.Directive.Id, again.Directive.Active, again.Directive.Scope));
        Assert.Equal((original.Directive.Validity, original.Directive.SignedAt, original.Directive.SignedByRepresentative), (again.Directive.Validity, again.Directive.SignedAt, again.Directive.SignedByRepresentative));
        Assert.Equal(original.Directive.Root is null, again.Directive.Root is null);
        if (original.Directive.Root is { } root) Assert.True(root.IsSameAs(again.Directive.Root!), original.Directive.Id);
    }

    private static SignedConsent Reread(SignedConsent consent)
    {
        using var json = JsonDocument.Parse(ConsentWriter.Write(consent, "Patient/p1"));
        return SignedConsentReader.Read(json.RootElement);
    }

    private static IEnumerable<ConsentChoices> AllChoices() =>
        from scope in new[] { ConsentScope.PatientPrivacy, ConsentScope.Research }
        from permits in new[] { true, false }
        from genome in new[] { true, false }
        from secondary in new[] { SecondaryFindingsAnswer.Wanted, SecondaryFindingsAnswer.NotWanted }
        from hidden in new string[][] { [], ["hiv"], ["mental-health", "reproduction"] }
        from recipients in new (Recipients Who, string[] Named)[] { (Recipients.Everyone, []), (Recipients.CareTeam, []), (Recipients.Named, ["Practitioner/house", "Organization/54"]) }
        from emergency in new[] { true, false }
        select new ConsentChoices
        {
            Scope = scope, Permits = permits, Genome = genome, SecondaryFindings = secondary, Hidden = [.. hidden], Recipients = recipients.Who, Named = [.. recipients.Named], EmergencyAccess = emergency,
        };

    private static PartialDate Day(int year, int month, int day) => PartialDate.OfDay(new DateOnly(year, month, day));
}
