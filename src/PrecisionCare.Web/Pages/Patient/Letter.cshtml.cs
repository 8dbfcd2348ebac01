using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Audit;
using PrecisionCare.Explanations;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Organisations;
using PrecisionCare.Web.Explanations;
using PrecisionCare.Web.Letters;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>A letter of a signed explanation: to look at, to print, and as a PDF file.</summary>
internal sealed class LetterModel(
    PatientReader reader, ExplanationReader explanations, HandOut handOut, LetterPdf pdf, OrganisationDirectory organisations, WorkScopes work, AuditTrail audit) : PatientPage(reader)
{
    [FromRoute(Name = "explanation")]
    public Guid Which { get; set; }

    [FromRoute(Name = "letter")]
    public string Name { get; set; } = "";

    /// <summary>The patient wants to be named in the letter to the family.</summary>
    [FromQuery(Name = "named")]
    public bool Named { get; set; }

    public HandOutKind Kind => Name switch { "family-letter" => HandOutKind.FamilyLetter, "summary" => HandOutKind.Summary, _ => HandOutKind.Letter };

    public SignedExplanation Signed { get; private set; } = null!;

    public Letter? Letter { get; private set; }

    /// <summary>Why there is no such letter.</summary>
    public string? WhyNot { get; private set; }

    /// <summary>Why it cannot be had as PDF here.</summary>
    public string? WhyNoPdf { get; private set; }

    /// <summary>Consent permits to pass the result on to relatives with the patient's name.</summary>
    public bool MayName { get; private set; }

    protected override async Task<IActionResult> ShowAsync(CancellationToken stop) => await LoadAsync(stop) ?? Page();

    /// <summary>As a file. It is recorded that it left.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (await OpenAsync(id, stop) is { } refusal) return refusal;
        if (await LoadAsync(stop) is { } answer) return answer;
        if (Letter is null || WhyNoPdf is not null) return Page();
        await audit.RecordAsync(new AuditEntry(AuditKind.ExplanationHandedOut) { Patient = id, Object = $"Explanation/{Which}", Purpose = "TREAT", Detail = Name }, stop);
        return File(pdf.Write(Letter), "application/pdf", $"{Name}.pdf");
    }

    private async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        if (await explanations.FindAsync(Opening, Which, stop) is not { Signed: { } signed }) return LocalRedirect(Patient.Address("explain"));
        Signed = signed;
        MayName = explanations.MayNameToFamily(Opening, signed);
        string house = (await organisations.ListAsync(stop)).FirstOrDefault(o => o.Id == work.Current?.Organisation)?.Name ?? "PrecisionCare";
        (Letter, WhyNot) = handOut.Compose(Kind, signed, Patient, house, (Named, MayName));
        WhyNoPdf = Letter is null ? null : pdf.WhyNot(Letter);
        return null;
    }
}
