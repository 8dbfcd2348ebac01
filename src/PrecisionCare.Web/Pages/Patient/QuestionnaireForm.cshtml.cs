using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Counseling.Questionnaires;
using PrecisionCare.Fhir.Counseling;
using PrecisionCare.Web.Counseling;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>A questionnaire to fill in with the patient. For genetic counselors.</summary>
internal sealed class QuestionnaireFormModel(PatientReader reader, QuestionnaireDesk desk, TimeProvider time) : CounselingPage(reader)
{
    /// <summary>Before the linkId of an item: names of the form's fields.</summary>
    public const string FieldPrefix = "item.";

    [FromRoute]
    public string Name { get; set; } = "";

    [FromQuery(Name = "language")]
    public string? Asked { get; set; }

    [BindProperty]
    public string? Day { get; set; }

    public OfferedQuestionnaire Offered { get; private set; } = null!;

    public Questionnaire Questionnaire => Offered.Questionnaire;

    public ImmutableArray<ResponseAnswer> Answers { get; private set; } = [];

    /// <summary>The language asked for if every question can be read in it, else that of the questionnaire.</summary>
    public string Language => Asked is { } asked && Questionnaire.Languages.Contains(asked) ? asked : Questionnaire.Language;

    private DateOnly Today => DateOnly.FromDateTime(time.GetLocalNow().DateTime);

    public bool Has(string linkId, string value) => Answers.Contains(new ResponseAnswer(linkId, value));

    public string? ValueOf(string linkId) => Answers.FirstOrDefault(a => a.LinkId == linkId)?.Value;

    public string? FaultOf(string linkId) => ModelState.TryGetValue(FieldPrefix + linkId, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    protected override async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        Day = Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return await WhyNotAsync(stop) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (await OpenAsync(id, stop) is { } refusal) return refusal;
        if (await WhyNotAsync(stop) is { } elsewhere) return elsewhere;
        Answers =
        [
            .. Questionnaire.Questions.SelectMany(item => Request.Form[FieldPrefix + item.LinkId].Select(TypedText.Of).Where(v => v.Length > 0).Select(v => new ResponseAnswer(item.LinkId, v))),
        ];
        Add(Answering.Faults(Questionnaire, Answers), FieldPrefix);
        var kept = Answering.Kept(Questionnaire, Answers);
        if (kept.IsEmpty && ModelState.IsValid) ModelState.AddModelError("", "Nothing was answered. Answer at least one question.");
        if (!DateOnly.TryParseExact((Day ?? "").Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var answered) || answered > Today)
            ModelState.AddModelError(nameof(Day), "Write the day on which the patient answered as year-month-day; it does not lie in the future.");
        if (!ModelState.IsValid) return Page();
        var response = await desk.AddAsync(Opening, Offered, kept, answered, Language, Me, stop);
        return Told("The answers are kept.", $"counseling/responses/{response.Id}");
    }

    private async Task<IActionResult?> WhyNotAsync(CancellationToken stop)
    {
        if (await desk.FindAsync(Name, stop) is not { } offered) return NotFound();
        Offered = offered;
        return desk.Shows(Opening, offered.Questionnaire) ? null : LocalRedirect(Patient.Address("counseling"));
    }
}
