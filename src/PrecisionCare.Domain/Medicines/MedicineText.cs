using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PrecisionCare.Medicines;

/// <summary>The words of a medicine's text: folded to one spelling, cut into the parts of a combination, and told apart from strengths and dose forms.</summary>
internal static class MedicineText
{
    private static readonly FrozenSet<string> LocalForms = Set(
        "cream ointment topical ophthalmic otic eye ear lotion shampoo intrauterine mouthwash paste emulsion enema suppository foam");

    private static readonly FrozenSet<string> InhaledForms = Set("inhaler inhalation inhalant inhaled nebuliser nebulizer nebulized nasal actuat");

    private static readonly FrozenSet<string> FormsAndUnits = Set(
        """
        oral tablet tablets capsule capsules pill solution suspension syrup elixir drops injection injectable injector infusion vial syringe prefilled pen auto cartridge
        extended release delayed sustained modified immediate disintegrating chewable effervescent coated film powder granules spray gel patch transdermal system
        mucosal sublingual buccal rectal vaginal ring insert implant drug pack day days mg mcg ug g ml l hr hour hours unt units unit actuat meq mmol percent abuse deterrent
        usp lozenge gum kit per and with of for the mg/ml dose metered dry concentrate
        """).Union(LocalForms).Union(InhaledForms).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Lower case, letters, digits and apostrophes, one space between words.</summary>
    public static string Fold(string text)
    {
        var folded = new char[text.Length];
        int length = 0;
        foreach (char c in text)
        {
            if (char.IsAsciiLetterOrDigit(c) || c == '\'' || char.IsLetter(c)) folded[length++] = char.ToLowerInvariant(c);
            else if (length > 0 && folded[length - 1] != ' ') folded[length++] = ' ';
        }

        return new string(folded, 0, length > 0 && folded[length - 1] == ' ' ? length - 1 : length);
    }

    /// <summary>The parts of a combination, folded: cut at a slash or plus between names, not at the slash of a unit.</summary>
    public static IEnumerable<string> Parts(string text)
    {
        int start = 0;
        for (int i = 1; i < text.Length - 1; i++)
        {
            bool cut = text[i] is '/' or '+'
                && ((text[i - 1] == ' ' && text[i + 1] == ' ') || (LettersBefore(text, i) >= 4 && LettersAfter(text, i) >= 4));
            if (!cut) continue;
            yield return Fold(text[start..i]);
            start = i + 1;
        }

        yield return Fold(text[start..]);
    }

    /// <summary>Whether a folded word may be a name: neither a number nor a strength, unit or dose form.</summary>
    public static bool MayBeName(string word) => word.Length > 2 && char.IsLetter(word[0]) && !FormsAndUnits.Contains(word);

    public static MedicineRoute RouteOf(string text)
    {
        var words = Fold(text).Split(' ').ToImmutableHashSet();
        return words.Overlaps(LocalForms) || (words.Contains("vaginal") && !words.Contains("ring")) ? MedicineRoute.Local
            : words.Overlaps(InhaledForms) && !words.Contains("mucosal") ? MedicineRoute.Inhaled
            : MedicineRoute.Systemic;
    }

    /// <summary>Whether two words differ by one letter added, left out, changed or swapped with its neighbour.</summary>
    public static bool DifferByOneLetter(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > b.Length)
        {
            var longer = a;
            a = b;
            b = longer;
        }

        if (b.Length - a.Length > 1) return false;
        int same = a.CommonPrefixLength(b);
        if (a.Length < b.Length) return a[same..].SequenceEqual(b[(same + 1)..]);
        if (same == a.Length) return false;
        return a[(same + 1)..].SequenceEqual(b[(same + 1)..])
            || (same + 1 < a.Length && a[same] == b[same + 1] && a[same + 1] == b[same] && a[(same + 2)..].SequenceEqual(b[(same + 2)..]));
    }

    private static int LettersBefore(string text, int end)
    {
        int start = end;
        while (start > 0 && char.IsLetter(text[start - 1])) start--;
        return end - start;
    }

    private static int LettersAfter(string text, int start)
    {
        int end = start + 1;
        while (end < text.Length && char.IsLetter(text[end])) end++;
        return end - start - 1;
    }

    private static FrozenSet<string> Set(string words) =>
        words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
