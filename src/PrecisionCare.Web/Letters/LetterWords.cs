using System.Globalization;
using PrecisionCare.Explanations;

namespace PrecisionCare.Web.Letters;

/// <summary>The words that stand around a letter, in its language.</summary>
/// <param name="Page"><c>Page {0} of {1}</c>.</param>
/// <param name="Signed">Before the name of who signs.</param>
/// <param name="Changed">Marks what a person wrote instead of the reviewed text: <c>{0}</c> is the name.</param>
/// <param name="DateFormat">Of a day, spelled out so that nobody takes the month for the day.</param>
/// <param name="Culture">With the names of the months.</param>
internal sealed record LetterWords(string Page, string Signed, string Changed, string DateFormat, CultureInfo Culture)
{
    private static readonly string[] SpanishMonths =
        ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre", ""];

    private static readonly string[] GermanMonths =
        ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember", ""];

    private static readonly LetterWords English = new("Page {0} of {1}", "Written by", "This part was written by {0}.", "d MMMM yyyy", CultureInfo.InvariantCulture);
    private static readonly LetterWords German = new("Seite {0} von {1}", "Geschrieben von", "Diesen Teil hat {0} geschrieben.", "d. MMMM yyyy", Months(GermanMonths));
    private static readonly LetterWords Spanish = new("Página {0} de {1}", "Escrito por", "Esta parte la escribió {0}.", "d 'de' MMMM 'de' yyyy", Months(SpanishMonths));

    public static LetterWords Of(Language language) => language.Code switch { "de" => German, "es" => Spanish, _ => English };

    public string PageOf(int page, int pages) => string.Format(CultureInfo.InvariantCulture, Page, page, pages);

    public string ChangedBy(string name) => string.Format(CultureInfo.InvariantCulture, Changed, name);

    public string Day(DateOnly day) => day.ToString(DateFormat, Culture);

    /// <summary>Written out here since servers often run without the cultures of other languages.</summary>
    private static CultureInfo Months(string[] names)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.DateTimeFormat.MonthNames, culture.DateTimeFormat.MonthGenitiveNames) = (names, names);
        return culture;
    }
}
