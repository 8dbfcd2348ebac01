using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Decisions;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>What became of a form that was sent.</summary>
/// <param name="Page">Page of the patient on which the reader goes on; <c>null</c> when nothing was done.</param>
/// <param name="Words">What they are told there, or why not; <c>null</c> when they have no right to it.</param>
internal sealed record Outcome(string? Page, string? Words)
{
    public static Outcome Forbidden { get; } = new(null, null);

    /// <param name="done">Whether it was done.</param>
    /// <param name="words">What the reader is told then.</param>
    /// <param name="page">Where they go on.</param>
    /// <param name="otherwise">Why it was not.</param>
    public static Outcome Of(bool done, string words, string page, string otherwise) => done ? new(page, words) : new(null, otherwise);
}

/// <summary>A page about one patient that takes forms. Each goes the same way: the patient is opened, what the address names is found, what was typed is read, one thing is done.</summary>
internal abstract class PatientFormPage(PatientReader reader) : PatientPage(reader)
{
    [TempData]
    public string? Note { get; set; }

    /// <summary>Where somebody goes who asks for what is not there.</summary>
    protected virtual IActionResult Missing => NotFound();

    /// <summary>Finds what the page shows and its forms are about.</summary>
    /// <returns>False when there is no such thing for this reader.</returns>
    protected virtual Task<bool> FindAsync(CancellationToken stop) => Task.FromResult(true);

    /// <summary>The page with what was typed and what is wrong with it.</summary>
    protected virtual IActionResult Again() => Page();

    protected override async Task<IActionResult> ShowAsync(CancellationToken stop) => await FindAsync(stop) ? Page() : Missing;

    /// <param name="id">The patient.</param>
    /// <param name="read">Reads the form; its faults go into the model state, and nothing is done then.</param>
    /// <param name="act">Does it.</param>
    /// <param name="stop">Stops.</param>
    protected async Task<IActionResult> ActAsync<T>(Guid id, Func<T> read, Func<T, Task<Outcome>> act, CancellationToken stop)
    {
        if (await OpenAsync(id, stop) is { } refusal) return refusal;
        if (!await FindAsync(stop)) return Missing;
        var typed = read();
        if (!ModelState.IsValid) return Again();
        var outcome = await act(typed);
        if (outcome is { Page: { } page })
        {
            Note = outcome.Words;
            return LocalRedirect(Patient.Address(page));
        }

        if (outcome == Outcome.Forbidden) return Forbid();
        ModelState.AddModelError("", outcome.Words!);
        return await FindAsync(stop) ? Again() : Missing;
    }

    /// <summary>Each field says what could not be read once.</summary>
    protected void Add(IEnumerable<DecisionFault> faults, string prefix = "Input.")
    {
        foreach (var fault in faults)
            if (!ModelState.TryGetValue(prefix + fault.Field, out var entry) || entry.Errors.Count == 0) ModelState.AddModelError(prefix + fault.Field, fault.Message);
    }
}
