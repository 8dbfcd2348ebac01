using Microsoft.AspNetCore.Mvc.ModelBinding;
using PrecisionCare.Conferences;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Conferences;

/// <summary>The form of votes: a field for each option of the question, left out where nothing was chosen.</summary>
internal static class VoteInput
{
    public static string FieldOf(int option) => $"vote-{option}";

    /// <summary>The options on which the form says something; a value that it does not offer is a fault, and so is a form without any. To whom may not vote the conference itself says why.</summary>
    public static Dictionary<int, Stance> Read(IFormCollection form, Conference conference, Guid voter, ModelStateDictionary state)
    {
        var typed = (conference.Question?.Options ?? []).Where(o => form.ContainsKey(FieldOf(o.Number))).Select(o => (o.Number, Stance: TypedChoice.Of<Stance>(form[FieldOf(o.Number)]))).ToList();
        bool mayVote = conference.WhyNotAnswer(voter) is null;
        if (mayVote && (typed.Count == 0 || typed.Exists(t => t.Stance is null))) state.AddModelError("", "Choose for, against or abstain on at least one option.");
        return typed.Where(t => t.Stance is not null).ToDictionary(t => t.Number, t => t.Stance!.Value);
    }
}
