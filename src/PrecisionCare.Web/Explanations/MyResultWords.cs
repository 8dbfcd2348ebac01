using System.Collections.Frozen;
using PrecisionCare.Explanations;

namespace PrecisionCare.Web.Explanations;

/// <summary>The words around the page that a patient opens with a code, in the patient's language.</summary>
internal sealed record MyResultWords
{
    public required string Title { get; init; }
    public required string Code { get; init; }
    public required string Hint { get; init; }
    public required string Open { get; init; }
    public required string Refused { get; init; }
    public required string Used { get; init; }
    public required string About { get; init; }

    private static readonly MyResultWords English = new()
    {
        Title = "My result", Code = "Your code", Hint = "Twelve letters and numbers. Big or small letters do not matter.", Open = "Open my result",
        Refused = "This code opens nothing. Each code works once and for a short time. Check the letters, or ask for a new code.",
        Used = "Your code is now used. Print this page or save it if you want to read it again.", About = "You got the code from your care team. It works once.",
    };

    private static readonly FrozenDictionary<string, MyResultWords> ByLanguage = new Dictionary<string, MyResultWords>
    {
        ["en"] = English,
        ["de"] = new()
        {
            Title = "Mein Ergebnis", Code = "Ihr Code", Hint = "Zwölf Buchstaben und Zahlen. Groß oder klein ist egal.", Open = "Mein Ergebnis öffnen",
            Refused = "Dieser Code öffnet nichts. Jeder Code gilt einmal und nur kurze Zeit. Prüfen Sie die Zeichen oder bitten Sie um einen neuen Code.",
            Used = "Ihr Code ist jetzt verbraucht. Drucken oder speichern Sie diese Seite, wenn Sie sie wieder lesen möchten.", About = "Sie haben den Code von Ihrem Team bekommen. Er gilt einmal.",
        },
        ["es"] = new()
        {
            Title = "Mi resultado", Code = "Su código", Hint = "Doce letras y números. No importa si son mayúsculas o minúsculas.", Open = "Abrir mi resultado",
            Refused = "Este código no abre nada. Cada código sirve una vez y por poco tiempo. Revise las letras o pida un código nuevo.",
            Used = "Su código ya está usado. Imprima o guarde esta página si quiere leerla otra vez.", About = "Su equipo médico le dio el código. Sirve una vez.",
        },
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>English where a language has none yet.</summary>
    public static MyResultWords Of(Language language) => ByLanguage.GetValueOrDefault(language.Code, English);
}
