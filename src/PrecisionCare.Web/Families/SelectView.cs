namespace PrecisionCare.Web.Families;

/// <summary>A field to choose in, as a partial shows it.</summary>
/// <param name="Name">Of the form's field.</param>
/// <param name="Label">As shown.</param>
/// <param name="Options">Value and words.</param>
/// <param name="Selected">Value.</param>
/// <param name="None">Words of the choice of nothing; <c>null</c> when something has to be chosen.</param>
internal sealed record SelectView(string Name, string Label, IEnumerable<(string Value, string Words)> Options, string? Selected, string? None = null);
