using Microsoft.EntityFrameworkCore;
using PrecisionCare.Patients;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Imports;

/// <summary>Takes what lists and search need from the Patient resource.</summary>
internal static class PatientDescription
{
    public static async Task ApplyAsync(PrecisionCareContext context, PatientRow row, Person person, CancellationToken stop)
    {
        row.IsDescribed = true;
        row.Family = person.DisplayName?.Family ?? "";
        row.Given = person.DisplayName?.Given ?? "";
        row.BirthDate = person.BirthDate?.ToString();
        row.Sex = person.Sex;
        row.Deceased = person.Deceased;
        row.MedicalRecordNumber = person.MedicalRecordNumber;
        row.SortName = SearchText.Fold($"{row.Family} {row.Given}");
        row.Search = SearchText.Of(
        [
            .. person.Names.SelectMany(n => new[] { n.Family, n.Given }), .. person.Identifiers.Select(i => i.Value), row.BirthDate, person.LogicalId,
        ]);

        await context.PatientIdentifiers.Where(i => i.PatientKey == row.Id).ExecuteDeleteAsync(stop);
        context.PatientIdentifiers.AddRange(person.Identifiers.DistinctBy(i => (i.System, i.Value))
            .Select(i => new PatientIdentifierRow { PatientKey = row.Id, System = i.System, Value = i.Value }));
    }
}
