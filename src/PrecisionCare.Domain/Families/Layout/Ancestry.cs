namespace PrecisionCare.Families.Layout;

/// <summary>Finds the ancestors from whom a picture is written downwards.</summary>
/// <param name="plan">What is to be drawn.</param>
/// <param name="choices">Who of a couple stands left.</param>
/// <param name="placed">Who has a place; grows while the picture is written.</param>
internal sealed class Ancestry(Plan plan, Choices choices, bool[] placed)
{
    /// <summary>An ancestor has a place, so that going down from there will reach the person.</summary>
    public bool IsReached(int person)
    {
        var waiting = new Stack<int>([person]);
        var seen = new HashSet<int> { person };
        while (waiting.TryPop(out int at))
        {
            foreach (int parent in plan.BornIn[at]?.Union.Members ?? [])
            {
                if (placed[parent]) return true;
                if (seen.Add(parent)) waiting.Push(parent);
            }
        }

        return false;
    }

    /// <summary>The topmost ancestor in the left line without a place.</summary>
    public int Top(int person)
    {
        var seen = new HashSet<int>();
        while (seen.Add(person) && plan.BornIn[person] is { } brood)
        {
            int up = Upwards(brood.Union);
            if (placed[up]) break;
            person = up;
        }

        return person;
    }

    /// <summary>From where to begin so that whoever stands left of a couple is written before the other: up, and left over partners with a family.</summary>
    public int Leftmost(int person)
    {
        var seen = new HashSet<int>();
        while (seen.Add(person))
        {
            int at = person;
            int left = plan.PartnersOf(at).FirstOrDefault(p => plan.BornIn[p] is not null && !seen.Contains(p) && plan.UnionsOf[at].Any(u => u.Has(p) && choices.LeftOf(u) == p), -1);
            if (left >= 0) person = left;
            else if (plan.BornIn[at] is { } brood) person = Upwards(brood.Union);
            else break;
        }

        return person;
    }

    /// <summary>Whose line is followed up: the left parent's, unless only the other has parents in the picture.</summary>
    private int Upwards(Union parents)
    {
        int left = choices.LeftOf(parents), other = parents.Other(left);
        return plan.BornIn[left] is null && plan.BornIn[other] is not null ? other : left;
    }
}
