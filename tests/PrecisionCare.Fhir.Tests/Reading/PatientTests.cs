using PrecisionCare.Patients;

namespace PrecisionCare.Tests.Reading;

public sealed class PatientTests
{
    [Fact]
    public void The_medical_record_number_is_the_identifier_typed_MR_wherever_it_stands()
    {
        var person = Person("""
            "identifier":[{"system":"urn:a","value":"1"},
              {"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},"system":"urn:b","value":"2"},{"system":"urn:c"}]
            """);
        Assert.Equal("2", person.MedicalRecordNumber);
        Assert.Equal([new("urn:a", "1"), new("urn:b", "2", "MR")], person.Identifiers.AsEnumerable());
    }

    [Fact]
    public void The_official_name_is_shown_before_the_usual_and_the_maiden_name_last()
    {
        var person = Person("""
            "name":[{"use":"maiden","family":"Vega","given":["Maria"]},{"use":"usual","given":["Mia"]},{"use":"official","family":"Rojas","given":["Maria","Inés"]}]
            """);
        Assert.Equal(["ROJAS, Maria Inés", "Mia", "VEGA, Maria"], person.Names.Select(n => n.Banner));
    }

    [Fact]
    public void A_name_in_one_text_is_a_name() => Assert.Equal("Maria Rojas", Person(""" "name":[{"text":"Maria Rojas"}] """).DisplayName!.Banner);

    [Theory]
    [InlineData("1961", DatePrecision.Year)]
    [InlineData("1961-04", DatePrecision.Month)]
    [InlineData("1961-04-14", DatePrecision.Day)]
    public void A_birth_date_keeps_its_precision(string text, DatePrecision precision)
    {
        var person = Person($$""" "birthDate":"{{text}}" """);
        Assert.Equal(precision, person.BirthDate!.Value.Precision);
        Assert.Equal(text, person.BirthDate.ToString());
    }

    [Fact]
    public void Sex_at_birth_gender_identity_race_and_ethnicity_are_read_from_the_US_Core_extensions()
    {
        var person = Person("""
            "gender":"female","extension":[
              {"url":"http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex","valueCode":"M"},
              {"url":"http://hl7.org/fhir/us/core/StructureDefinition/us-core-genderIdentity","valueCodeableConcept":{"text":"Woman"}},
              {"url":"http://hl7.org/fhir/us/core/StructureDefinition/us-core-race","extension":[
                {"url":"ombCategory","valueCoding":{"system":"urn:oid:2.16.840.1.113883.6.238","code":"2028-9","display":"Asian"}},{"url":"text","valueString":"Asian"}]},
              {"url":"http://hl7.org/fhir/us/core/StructureDefinition/us-core-ethnicity","extension":[{"url":"text","valueString":"Not Hispanic"}]}]
            """);
        Assert.Equal((AdministrativeSex.Female, AdministrativeSex.Male, "Woman"), (person.Sex, person.BirthSex, person.GenderIdentity));
        Assert.Equal(["Asian", "Not Hispanic"], person.Ancestry.AsEnumerable());
    }

    [Fact]
    public void Nothing_stated_of_sex_is_unknown_and_no_sex_at_birth() =>
        Assert.Equal((AdministrativeSex.Unknown, null), (Person(""" "active":true """).Sex, Person(""" "active":true """).BirthSex));

    [Theory]
    [InlineData(""" "deceasedBoolean":true """, true, null)]
    [InlineData(""" "deceasedBoolean":false """, false, null)]
    [InlineData(""" "deceasedDateTime":"2024-05" """, true, "2024-05")]
    public void Death_is_read_as_a_flag_or_as_a_date(string members, bool deceased, string? at)
    {
        var person = Person(members);
        Assert.Equal((deceased, at), (person.Deceased, person.DeceasedAt?.ToString()));
    }

    [Fact]
    public void A_patient_concerns_itself() => Assert.Equal("Patient/p1", FhirText.Sound(FhirText.Patient).PatientId);

    private static Person Person(string members) => FhirText.Fact<Person>("Patient", members);
}
