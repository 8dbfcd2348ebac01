using System.Runtime.CompilerServices;

namespace PrecisionCare.Web.Security;

/// <summary>No regular expression of the process searches for longer than two seconds, whatever text it is given (OWASP ASVS 5.0, 1.2.9).</summary>
internal static class ExpressionTimeout
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>Before any expression is made: .NET reads the setting once.</summary>
    [ModuleInitializer]
    internal static void Set() => AppContext.SetData("REGEX_DEFAULT_MATCH_TIMEOUT", Longest);
}
