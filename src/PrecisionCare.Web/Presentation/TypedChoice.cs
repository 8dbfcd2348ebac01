namespace PrecisionCare.Web.Presentation;

/// <summary>A choice among named values as a form or an address sends it.</summary>
internal static class TypedChoice
{
    /// <returns><c>null</c> for anything but exactly one of the names: neither numbers nor lists of names, which parsing an enumeration takes too.</returns>
    public static T? Of<T>(string? text) where T : struct, Enum => text is not null && Enum.GetNames<T>().Contains(text, StringComparer.Ordinal) ? Enum.Parse<T>(text) : null;
}
