namespace PrecisionCare.Web.Pages.Administration;

/// <summary>A password that an administrator tells a person, as the answer to the form that made it.</summary>
/// <param name="Name">Whose.</param>
/// <param name="Password">In the clear, this once.</param>
public sealed record HandedOut(string Name, string Password);
