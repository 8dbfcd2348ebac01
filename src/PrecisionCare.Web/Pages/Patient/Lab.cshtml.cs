using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Knowledge;
using PrecisionCare.Measurements;
using PrecisionCare.Patients;
using PrecisionCare.Web.Labs;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>The course of one laboratory value.</summary>
internal sealed class LabModel(PatientReader reader, KnowledgeBase knowledge) : PatientPage(reader)
{
    [BindProperty(SupportsGet = true)]
    public string Test { get; set; } = "";

    public LabSeries Series { get; private set; } = null!;

    /// <summary>The value in the unit in which rules read the test, where that is another than the record's; <c>null</c> where no rule reads it or nothing is converted.</summary>
    public string? AsRulesRead(LabValue value)
    {
        if (value is not { Quantity: { } quantity, Source: { Components.IsEmpty: true, Code: var code } }) return null;
        if (code.CodesOf(CodeSystems.Loinc).Select(knowledge.Parameters.WithLoinc).FirstOrDefault(p => p is not null) is not { } parameter || parameter.Unit == quantity.Unit) return null;
        return Readings.Convert(quantity, parameter, code) is { } number ? $"{quantity.Comparator}{Words.Quantity(number, parameter.Unit)}" : null;
    }

    protected override Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        if (Patient.Labs.FirstOrDefault(s => s.Key == Test) is not { } series) return Task.FromResult<IActionResult>(NotFound());
        Series = series;
        return base.ShowAsync(stop);
    }
}
