using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Families;
using PrecisionCare.Web.Families;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>One person of the family: a new one by relation to another, or one who is there, to be changed or removed.</summary>
internal sealed class FamilyPersonModel(PatientReader reader, FamilyReader families) : FamilyPage(reader, families)
{
    [BindProperty]
    public PersonInput Input { get; set; } = new();

    /// <summary>Id of who is changed; none for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Person { get; set; }

    /// <summary>To whom a new one is related.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Of { get; set; }

    [BindProperty(SupportsGet = true)]
    public NewRelation? Relation { get; set; }

    /// <summary>The other parent of a child, the shared parent of a half-sibling.</summary>
    [BindProperty]
    public string? With { get; set; }

    [BindProperty]
    public Zygosity Zygosity { get; set; }

    public FamilyPerson? Known => Person is null ? null : Family.Find(Person);

    public bool IsNew => Person is null;

    /// <summary>Who may be the other parent; <c>null</c> where nobody is asked for.</summary>
    public IEnumerable<(string Value, string Words)>? Others => Relation switch
    {
        NewRelation.Child or NewRelation.AdoptedChild => Among(Family.PartnersOf(Of!)),
        NewRelation.HalfSibling => Among(Family.ParentsOf(Of!).Select(l => l.Parent)),
        _ => null,
    };

    protected override Task<IActionResult> ShowFamilyAsync(CancellationToken stop) => Task.FromResult(Start());

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (await BeginAsync(id, stop) is { } refusal) return refusal;
        if (!IsKnown) return NotFound();
        var person = Input.Read(Known ?? new FamilyPerson { Id = "new" }, ModelState);
        if (ModelState.IsValid && await KeepAsync(Changed(person), IsNew ? $"Added a {FamilyText.Word(Relation!.Value)} of {Look.NameOf(Of!)}" : $"Changed {Look.NameOf(Person!)}", stop) is { } done) return done;
        Input.AddRows();
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken stop)
    {
        if (await BeginAsync(id, stop) is { } refusal) return refusal;
        if (Known is null || Person == Family.Proband) return NotFound();
        if (await KeepAsync(FamilyEditing.Remove(Family, Person!), $"Removed {Look.NameOf(Person!)}", stop) is { } done) return done;
        Input = PersonInput.Of(Known);
        Input.AddRows();
        return Page();
    }

    private bool IsKnown => IsNew ? Relation is { } relation && Enum.IsDefined(relation) && Of is not null && Family.Find(Of) is not null : Known is not null;

    private Family Changed(FamilyPerson person) => IsNew
        ? FamilyEditing.Add(Family, Of!, Relation!.Value, person, Others?.Any(o => o.Value == With) == true ? With : null, Enum.IsDefined(Zygosity) ? Zygosity : Zygosity.Unknown)
        : FamilyEditing.Change(Family, person);

    private IActionResult Start()
    {
        if (!IsKnown) return NotFound();
        Input = Known is { } known ? PersonInput.Of(known) : new PersonInput
        {
            Gender = Relation switch
            {
                NewRelation.Mother or NewRelation.EggDonor or NewRelation.Surrogate => nameof(Gender.Woman),
                NewRelation.Father or NewRelation.SpermDonor => nameof(Gender.Man),
                _ => nameof(Gender.Unknown),
            },
        };
        Input.AddRows();
        Seen = Shown.Version;
        return Page();
    }

    private List<(string, string)> Among(IEnumerable<string> ids) => [.. Look.People.Where(p => ids.Contains(p.Value))];
}
