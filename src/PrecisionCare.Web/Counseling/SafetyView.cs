using PrecisionCare.Counseling.Questionnaires;

namespace PrecisionCare.Web.Counseling;

/// <summary>An answer that is a matter of safety, as a partial shows it.</summary>
/// <param name="Score">With its alarm.</param>
/// <param name="Day">When it was given.</param>
/// <param name="Address">Of all answers; <c>null</c> where they stand on the same page.</param>
internal sealed record SafetyView(Score Score, DateOnly? Day, string? Address);
