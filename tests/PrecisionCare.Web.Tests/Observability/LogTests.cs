using System.Text;

namespace PrecisionCare.Web.Tests.Observability;

/// <summary>The log says what happened, never to whom.</summary>
[Collection(DemoHospitalTests.Name)]
public sealed class LogTests(DemoHospital hospital)
{
    private const string Name = "Kanarienvogel";
    private const string Number = "MRN-7781-CANARY";
    private const string Resource = "canary-resource-42";

    [Fact]
    public async Task Names_identifiers_genotypes_and_searches_never_reach_the_log()
    {
        var web = hospital.Web;
        using var clinician = await web.SignInAsync("clinician@demo.example");
        string bundle = $$"""
            {"resourceType":"Bundle","type":"collection","entry":[
             {"resource":{"resourceType":"Patient","id":"{{Resource}}","identifier":[{"value":"{{Number}}"}],"name":[{"family":"{{Name}}"}],"birthDate":"1961-13-45"} },
             {"resource":{"resourceType":"Condition","id":"{{Resource}}-c","subject":{"reference":"Patient/{{Resource}}"},"code":{"text":"{{Name}} disease"},"onsetDateTime":"{{Name}}"} }]}
            """;
        string vcf = $"##fileformat=VCFv4.2\n##contig=<ID=chr10,length=133797422>\n##SAMPLE=<ID={Name},PatientID={Number}>\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t{Name}\n"
            + "chr10\t94781859\trs4244285\tG\tA\t.\tPASS\t.\tGT\t1/1\nchr10\tcanary-row\n";
        using var uploaded = await clinician.UploadAsync(($"{Name}.json", Encoding.UTF8.GetBytes(bundle)), ($"{Name}.vcf", Encoding.UTF8.GetBytes(vcf)));
        await web.ImportsEndAsync();
        using var searched = await clinician.SendAsync("/patients", "/patients", ("Text", Name));
        string found = await clinician.ReadAsync(searched.Headers.Location!.OriginalString);
        Assert.Contains(Name.ToUpperInvariant(), found, StringComparison.Ordinal);
        await clinician.GetAsync($"/patients/{Name}");
        await clinician.GetAsync($"/{Number}?q={Name}");
        using var stranger = web.Visit();
        using var refused = await stranger.SignInAsync($"{Name}@hospital.example", Name);

        string log = web.Log();
        Assert.Contains("/patients", log, StringComparison.Ordinal);
        Assert.DoesNotContain(Name, log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Number, log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Resource, log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("canary", log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("rs4244285", log, StringComparison.Ordinal);
        Assert.DoesNotContain("94781859", log, StringComparison.Ordinal);
        Assert.DoesNotContain("clinician@demo.example", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_is_logged_by_its_route_and_not_by_its_address()
    {
        var web = hospital.Web;
        using var clinician = await web.SignInAsync("clinician@demo.example");
        string list = await clinician.ReadAsync("/patients");
        string address = list[list.IndexOf("/patients/0", StringComparison.Ordinal)..][..46];
        await clinician.ReadAsync(address + "/labs");
        string log = web.Log();
        Assert.Contains("/patients/{id:guid}/labs", log, StringComparison.Ordinal);
        Assert.DoesNotContain(address, log, StringComparison.Ordinal);
    }
}
