using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Explanations;
using PrecisionCare.Storage.Explanations;
using PrecisionCare.Web.Explanations;

namespace PrecisionCare.Web.Pages;

/// <summary>Where a patient types the code that they were given, and reads their explanation once. For people who are not signed in.</summary>
internal sealed class MyResultModel(TakeAwayStore codes) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>Of the words around the form.</summary>
    [FromQuery(Name = "language")]
    public string? Chosen { get; set; }

    /// <summary>What the code opened; <c>null</c> before.</summary>
    public SignedExplanation? Explanation { get; private set; }

    public Language Language => Language.Find(Explanation?.Text.Composed.Language ?? Chosen ?? "") ?? Language.English;

    public MyResultWords Words => MyResultWords.Of(Language);

    public ImmutableArray<ExplanationSection> Sections => Explanation?.Text.Composed.Sections ?? [];

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        Explanation = await codes.OpenAsync(Code, stop);
        if (Explanation is null) ModelState.AddModelError("Code", Words.Refused);
        return Page();
    }
}
