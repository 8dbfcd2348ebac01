using System.Collections.Immutable;

namespace PrecisionCare.Families.Layout;

/// <summary>What may be chosen without changing what a pedigree says: who of brothers and sisters stands where, who of a couple stands left, which way a long line goes.</summary>
/// <param name="Rank">Of each person among brothers and sisters: lower ones stand further left, equals by birth.</param>
/// <param name="Turned">Unions whose second stands left.</param>
/// <param name="Below">Unions whose line, where others stand between them, goes below these.</param>
internal sealed record Choices(ImmutableArray<int> Rank, ImmutableHashSet<Union> Turned, ImmutableHashSet<Union> Below)
{
    private const int Edge = 100, MostTurned = 4;

    /// <summary>
    /// Where both of a couple have parents in the picture, the left one stands last among brothers and sisters and the right one first, so that the two families meet
    /// there; cousins who are a couple make the branches of their parents meet.
    /// </summary>
    public static IEnumerable<Choices> First(Plan plan)
    {
        var joints = plan.Unions.Where(u => u.Second is { } second && plan.BornIn[u.First] is not null && plan.BornIn[second] is not null).ToList();
        int tried = Math.Min(joints.Count, MostTurned);
        for (int bits = 0; bits < 1 << tried; bits++) yield return First(plan, joints, [.. joints.Take(tried).Where((_, i) => (bits & (1 << i)) != 0)]);
    }

    private static Choices First(Plan plan, List<Union> joints, ImmutableHashSet<Union> turned)
    {
        int[] rank = new int[plan.Persons.Length];
        void Put(int person, int value)
        {
            if (rank[person] == 0) rank[person] = value;
        }

        foreach (var joint in joints)
        {
            Put(Left(joint), Edge);
            Put(joint.Other(Left(joint)), -Edge);
        }

        foreach (var joint in joints)
        {
            var (left, right) = (Line(plan, Left(joint)), Line(plan, joint.Other(Left(joint))));
            var meeting = left.FirstOrDefault(l => plan.BornIn[l] is { } brood && right.Any(r => r != l && plan.BornIn[r] == brood), -1);
            if (meeting >= 0)
            {
                int other = right.First(r => r != meeting && plan.BornIn[r] == plan.BornIn[meeting]);
                foreach (int person in left.TakeWhile(p => p != meeting)) Put(person, Edge);
                foreach (int person in right.TakeWhile(p => p != other)) Put(person, -Edge);
                (rank[meeting], rank[other]) = (Edge - 2, Edge - 1);
            }
            else
            {
                foreach (int person in left) Put(person, Edge);
                foreach (int person in right) Put(person, -Edge);
            }
        }

        return new Choices([.. rank], turned, []);

        int Left(Union joint) => turned.Contains(joint) ? joint.Second!.Value : joint.First;
    }

    public int LeftOf(Union union) => Turned.Contains(union) && union.Second is { } second ? second : union.First;

    /// <summary>The children of a brood from left to right, twins side by side.</summary>
    public IEnumerable<int> Ordered(Plan plan, Brood brood) =>
        brood.Children.OrderBy(c => plan.TwinsOf(c) is { } twins ? twins.Max(t => Rank[t]) >= -twins.Min(t => Rank[t]) ? twins.Max(t => Rank[t]) : twins.Min(t => Rank[t]) : Rank[c])
            .ThenBy(c => plan.TwinsOf(c) is { } twins ? twins.Min(brood.Children.IndexOf) : brood.Children.IndexOf(c)).ThenBy(c => Rank[c]).ThenBy(brood.Children.IndexOf);

    /// <summary>A person and their ancestors, nearest first.</summary>
    private static List<int> Line(Plan plan, int person)
    {
        var line = new List<int> { person };
        for (int i = 0; i < line.Count; i++)
        {
            if (plan.BornIn[line[i]] is not { } brood) continue;
            if (!line.Contains(brood.Union.First)) line.Add(brood.Union.First);
            if (brood.Union.Second is { } second && !line.Contains(second)) line.Add(second);
        }

        return line;
    }

    /// <summary>Choices that differ from these in one thing, in a fixed order.</summary>
    public IEnumerable<Choices> Neighbours(Plan plan)
    {
        foreach (var union in plan.Unions.Where(u => u.Second is not null))
        {
            yield return this with { Turned = Toggle(Turned, union) };
            yield return this with { Below = Toggle(Below, union) };
        }

        foreach (var brood in plan.Broods.Where(b => b.Children.Count > 1))
        {
            var ordered = Ordered(plan, brood).ToList();
            foreach (int child in ordered)
            {
                yield return this with { Rank = Rank.SetItem(child, ordered.Max(c => Rank[c]) + 1) };
                yield return this with { Rank = Rank.SetItem(child, ordered.Min(c => Rank[c]) - 1) };
            }

            yield return this with { Rank = [.. Rank.Select((r, p) => brood.Children.Contains(p) ? -r : r)] };
        }

        foreach (var union in plan.Unions.Where(u => u.Second is { } second && plan.BornIn[u.First] is not null && plan.BornIn[second] is not null))
        {
            var (left, right) = (Rank[union.First], Rank[union.Second!.Value]);
            yield return this with { Turned = Toggle(Turned, union), Rank = Rank.SetItem(union.First, right).SetItem(union.Second!.Value, left) };
        }
    }

    private static ImmutableHashSet<Union> Toggle(ImmutableHashSet<Union> set, Union union) => set.Remove(union) is var without && without.Count < set.Count ? without : set.Add(union);
}
