using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Explanations;
using PrecisionCare.Storage.Explanations;

namespace PrecisionCare.Web.Pages;

/// <summary>Where a patient types the code that they were given, and reads their explanation once. For people who are not signed in.</summary>
internal sealed class MyResultModel(TakeAwayStore codes) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>What the code opened; <c>null</c> before.</summary>
    public SignedExplanation? Explanation { get; private set; }

    public Language Language => Explanation is { } opened ? Language.Find(opened.Text.Composed.Language) ?? Language.English : Language.English;

    public ImmutableArray<ExplanationSection> Sections => Explanation?.Text.Composed.Sections ?? [];

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        Explanation = await codes.OpenAsync(Code, stop);
        if (Explanation is null) ModelState.AddModelError("Code", "This code opens nothing. Each code works once and for a short time. Check the letters, or ask for a new code.");
        return Page();
    }
}
