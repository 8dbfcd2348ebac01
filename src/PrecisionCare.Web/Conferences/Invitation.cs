using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Conferences;

/// <summary>Whom a form lets choose from.</summary>
/// <param name="Patient">Whose case.</param>
/// <param name="Colleagues">Those of the care team first.</param>
/// <param name="MayAddToTeam">The reader may change the care team.</param>
/// <param name="Chosen">What was sent.</param>
internal sealed record ColleagueChoice(PatientView Patient, ImmutableArray<Colleague> Colleagues, bool MayAddToTeam, Invitation Chosen)
{
    public IEnumerable<Colleague> Team => Colleagues.Where(c => c.InTeam);

    public IEnumerable<Colleague> Others => Colleagues.Where(c => !c.InTeam);
}

/// <summary>Colleagues ticked on a form. An invitation opens no record, so that one outside the care team is invited only together with being added to it, which is said and ticked.</summary>
internal sealed class Invitation
{
    public Guid[] Invited { get; set; } = [];

    public bool AddToTeam { get; set; }

    public ImmutableArray<Guid> Accounts => [.. Invited.Distinct()];

    /// <summary>Whom the form invites, at least one.</summary>
    /// <param name="choice">Whom it lets choose from; <c>null</c> for who may not invite.</param>
    /// <param name="state">Faults.</param>
    public ImmutableArray<Guid> Read(ColleagueChoice? choice, ModelStateDictionary state)
    {
        if (choice is not null) Check(choice, state, atLeastOne: true);
        return Accounts;
    }

    public void Check(ColleagueChoice choice, ModelStateDictionary state, bool atLeastOne)
    {
        const string Field = "Invitation.Invited";
        if (atLeastOne && Invited.Length == 0) state.AddModelError(Field, "Invite at least one colleague.");
        if (Invited.Any(i => choice.Colleagues.All(c => c.Account != i))) state.AddModelError(Field, "Somebody whom you chose no longer works here: choose again.");
        if (!choice.Others.Any(c => Invited.Contains(c.Account))) return;
        if (!choice.MayAddToTeam) state.AddModelError(Field, "Somebody whom you chose is not in the care team, and you may not add to it: ask a member of the team or a consent administrator.");
        else if (!AddToTeam) state.AddModelError("Invitation.AddToTeam", "Somebody whom you chose is not in the care team: tick that they are added to it, or leave them out.");
    }
}
