using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace PrecisionCare.Storage;

/// <summary>A setting of the installation says what it cannot mean. The message is for the operator: which setting, and what it may be.</summary>
public sealed class SettingException(string message) : Exception(message)
{
    /// <summary>A setting that is a whole number.</summary>
    /// <param name="configuration">Where settings stand.</param>
    /// <param name="name">Its name, such as <c>Retention:ClinicalYears</c>.</param>
    /// <param name="usual">Where it is not set.</param>
    /// <param name="least">The smallest that makes sense.</param>
    /// <exception cref="SettingException">It is none, or smaller.</exception>
    public static int WholeNumber(IConfiguration configuration, string name, int usual, int least) => configuration[name] is not { Length: > 0 } text ? usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least ? number
        : throw new SettingException($"{name} is '{text}'; it must be a whole number from {least.ToString(CultureInfo.InvariantCulture)}.");
}
