using System.Collections.Frozen;

namespace PrecisionCare.Explanations.Reading;

/// <summary>How many syllables a word has.</summary>
internal static class Syllables
{
    /// <summary>Words that the English rules would miscount. Where a vowel is commonly dropped in speech (family, every) it is not counted: it is speech that SMOG was made for.</summary>
    private static readonly FrozenDictionary<string, int> EnglishExceptions = new Dictionary<string, int>
    {
        ["reaction"] = 3, ["reactions"] = 3, ["area"] = 3, ["areas"] = 3, ["idea"] = 3, ["ideas"] = 3, ["create"] = 2, ["created"] = 3, ["science"] = 2, ["diet"] = 2,
        ["quiet"] = 2, ["being"] = 2, ["lion"] = 2, ["video"] = 3, ["sometimes"] = 2, ["something"] = 2, ["someone"] = 2, ["everyone"] = 3, ["every"] = 2, ["everything"] = 3, ["lifetime"] = 2, ["business"] = 2,
        ["family"] = 2, ["families"] = 2,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string[] Hisses = ["ce", "se", "ge", "ze", "ch", "sh"];

    /// <param name="word">As it stands; a hyphen separates parts, a number counts as one.</param>
    /// <param name="rules">The language's rules: <c>english</c>, <c>spanish</c>; any other counts groups of vowels.</param>
    public static int Of(string word, string rules) => word.ToLowerInvariant().Split('-', StringSplitOptions.RemoveEmptyEntries).Sum(part =>
    {
        string letters = string.Concat((rules == "english" ? WithoutPossessive(part) : part).Where(char.IsLetter));
        return letters.Length == 0 ? 1 : Math.Max(1, rules switch { "english" => English(letters), "spanish" => Spanish(letters), _ => VowelGroups(letters) });
    });

    /// <summary>The s of "the family's" is no syllable; after a hiss (the nurse's) it is, and the word is left whole.</summary>
    private static string WithoutPossessive(string word) =>
        word is [.., _, '\'' or '’', 's'] && word[..^2] is var owner && !(owner[^1] is 's' or 'x' or 'z' || Hisses.Any(end => owner.EndsWith(end, StringComparison.Ordinal))) ? owner : word;

    private static int English(string word)
    {
        if (EnglishExceptions.TryGetValue(word, out int known)) return known;
        int count = VowelGroups(word);
        bool consonantAt(int fromEnd) => word.Length >= fromEnd && !IsVowel(word[^fromEnd]);
        if (word.EndsWith('e') && consonantAt(2) && !(word[^2] == 'l' && consonantAt(3))) count--;
        else if (word.EndsWith("es", StringComparison.Ordinal) && consonantAt(3) && !"sxzcg".Contains(word[^3], StringComparison.Ordinal) && !EndsHissing(word) && !(word[^3] == 'l' && consonantAt(4))) count--;
        else if (word.EndsWith("ed", StringComparison.Ordinal) && consonantAt(3) && word[^3] is not ('t' or 'd')) count--;
        for (int i = 1; i < word.Length; i++)
            if (IsHiatus(word, i)) count++;
        return count;
    }

    private static bool EndsHissing(string word) => word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal);

    /// <summary>Two vowels that belong to two syllables: ia and io (not after t, s, c, g), ua (not after q, g), a vowel before ing.</summary>
    private static bool IsHiatus(string word, int at) => (word[at - 1], word[at]) switch
    {
        ('i', 'a' or 'o' or 'u') => at < 2 || !"tscgx".Contains(word[at - 2], StringComparison.Ordinal),
        ('u', 'a') => at < 2 || word[at - 2] is not ('q' or 'g'),
        ('a' or 'e' or 'o' or 'u' or 'y', 'i') => at == word.Length - 3 && word.EndsWith("ing", StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>One for each strong vowel; a weak one beside it makes a diphthong unless it has an accent. The u of que, qui, gue and gui is mute.</summary>
    private static int Spanish(string word)
    {
        int count = 0;
        bool before = false, strongBefore = false;
        for (int i = 0; i < word.Length; i++)
        {
            bool mute = word[i] == 'u' && i > 0 && i < word.Length - 1 && word[i - 1] is 'q' or 'g' && word[i + 1] is 'e' or 'i' or 'é' or 'í';
            bool strong = "aeoáéóíú".Contains(word[i], StringComparison.Ordinal);
            bool vowel = !mute && (strong || word[i] is 'i' or 'u' or 'ü' || (word[i] == 'y' && i == word.Length - 1));
            if (vowel && (!before || (strong && strongBefore))) count++;
            (before, strongBefore) = (vowel, vowel && strong);
        }
        return count;
    }

    private static int VowelGroups(string word)
    {
        int count = 0;
        for (int i = 0; i < word.Length; i++)
            if (IsVowel(word[i]) && (i == 0 || !IsVowel(word[i - 1]))) count++;
        return count;
    }

    private static bool IsVowel(char letter) => "aeiouyäöüáéíóúàèìòùâêîôûå".Contains(letter, StringComparison.Ordinal);
}
