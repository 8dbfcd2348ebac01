using System.Text;
using PrecisionCare.Patients;

namespace PrecisionCare.Fhir.Tests.Reading;

public sealed class PatientLinkTests
{
    [Theory]
    [InlineData("replaced-by")]
    [InlineData("refer")]
    public void A_patient_that_hands_over_to_another_describes_that_patient(string type)
    {
        var file = Read($$$"""
            {"resourceType":"Bundle","type":"collection","entry":[
              {"resource":{"resourceType":"Patient","id":"old","birthDate":"1959-02-07","link":[{"other":{"reference":"Patient/new"},"type":"{{{type}}}"}]}},
              {"resource":{"resourceType":"Patient","id":"new","birthDate":"1959-07-02"}}]}
            """);

        var patient = Assert.Single(file.Patients);
        Assert.Equal("Patient/new", patient.PatientId);
        var conflict = Assert.Single(RecordMerger.Merge(patient, [], []).Conflicts);
        Assert.Equal(ConflictKind.BirthDate, conflict.Kind);
        Assert.Equal(["Patient/new", "Patient/old"], conflict.Facts.AsEnumerable());
        Assert.Contains("1959-07-02 in Patient/new and 1959-02-07 in Patient/old", conflict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Patients_who_only_look_alike_stay_two()
    {
        var file = Read("""
            {"resourceType":"Bundle","type":"collection","entry":[
              {"resource":{"resourceType":"Patient","id":"a","name":[{"family":"Doe","given":["Kim"]}],"birthDate":"1959-07-02","link":[{"other":{"reference":"Patient/b"},"type":"seealso"}]}},
              {"resource":{"resourceType":"Patient","id":"b","name":[{"family":"Doe","given":["Kim"]}],"birthDate":"1959-07-02"}}]}
            """);

        Assert.Equal(["Patient/a", "Patient/b"], file.Patients.Select(p => p.PatientId));
    }

    private static RecordFile Read(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return RecordFile.Read(stream, "patients.json");
    }
}
