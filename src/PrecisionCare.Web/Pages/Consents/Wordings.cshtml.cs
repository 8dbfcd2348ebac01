using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Storage.Consents;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Consents;

namespace PrecisionCare.Web.Pages.Consents;

/// <summary>The texts that patients sign, all versions. Another text is another version; none is changed.</summary>
internal sealed class WordingsModel(ConsentWordings wordings, TreatingPeople people) : PageModel
{
    private const int ShortestText = 100;

    [BindProperty]
    public string? Form { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [TempData]
    public string? Note { get; set; }

    public ImmutableArray<ConsentWording> All { get; private set; } = [];

    public ImmutableDictionary<Guid, string> People { get; private set; } = ImmutableDictionary<Guid, string>.Empty;

    public async Task OnGetAsync(CancellationToken stop)
    {
        All = await wordings.AllAsync(stop);
        People = await people.NamesAsync(All.Select(w => w.AddedBy), stop);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        string text = (Text ?? "").Trim();
        if (Form is not (ConsentWordings.Care or ConsentWordings.Research)) ModelState.AddModelError(nameof(Form), "Choose the form.");
        if (text.Length is < ShortestText or > ConsentWordings.LongestText) ModelState.AddModelError(nameof(Text), $"The text has {ShortestText} to {ConsentWordings.LongestText} characters.");
        if (ModelState.IsValid && (await wordings.CurrentAsync(Form!, stop)).Text == text) ModelState.AddModelError(nameof(Text), "This is the present text. Change it first.");
        if (!ModelState.IsValid)
        {
            await OnGetAsync(stop);
            return Page();
        }
        var added = await wordings.AddAsync(Form!, text, User.AccountId(), stop);
        Note = $"Version {added.Version} is the text of the form from now on.";
        return Redirect("/consents/wordings");
    }
}
