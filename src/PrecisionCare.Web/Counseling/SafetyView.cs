namespace PrecisionCare.Web.Counseling;

/// <summary>An answer that is a matter of safety, as a partial shows it.</summary>
/// <param name="Answered">With its alarm.</param>
/// <param name="Address">Of all answers; <c>null</c> where they stand on the same page.</param>
internal sealed record SafetyView(AnsweredQuestionnaire Answered, string? Address);
