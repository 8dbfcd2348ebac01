namespace PrecisionCare.Families.Layout;

/// <summary>Finds the row of each person: partners share one where they can, children are below both parents, everybody else as near as can be.</summary>
internal static class Generations
{
    public static int[] Of(Plan plan)
    {
        int count = plan.Persons.Length;
        var rows = new int?[count];
        foreach (int start in Enumerable.Range(0, count).Prepend(plan.Proband))
            if (rows[start] is null) Spread(plan, rows, start);
        int[] row = [.. rows.Select(r => r!.Value)];

        // Where blood relations of different generations are a couple, steps disagree: parents go up, and partners with them, until all is well.
        for (int round = 0; round <= count && (LiftParents(plan, row) | LiftPartners(plan, row)); round++) { }
        // It never is for somebody who is a couple with a parent and with that parent's child: then a couple does not share a row, and children are below parents all the same.
        for (int round = 0; round <= count && LiftParents(plan, row); round++) { }

        // Rows that nobody is in are none.
        var used = row.Distinct().Order().ToList();
        return [.. row.Select(r => used.IndexOf(r))];
    }

    private static bool LiftParents(Plan plan, int[] row)
    {
        bool moved = false;
        foreach (var brood in plan.Broods)
            foreach (int child in brood.Children)
                foreach (int parent in brood.Union.Members)
                    if (row[parent] >= row[child]) (row[parent], moved) = (row[child] - 1, true);
        return moved;
    }

    private static bool LiftPartners(Plan plan, int[] row)
    {
        bool moved = false;
        foreach (var union in plan.Unions)
        {
            if (union.Second is not { } second || row[union.First] == row[second] || IsAbove(plan, union.First, second) || IsAbove(plan, second, union.First)) continue;
            row[union.First] = row[second] = Math.Min(row[union.First], row[second]);
            moved = true;
        }

        return moved;
    }

    private static void Spread(Plan plan, int?[] rows, int start)
    {
        rows[start] = 0;
        var waiting = new Queue<int>([start]);
        while (waiting.TryDequeue(out int at))
        {
            int row = rows[at]!.Value;
            foreach (int partner in plan.PartnersOf(at)) Reach(partner, row);
            foreach (var brood in new[] { plan.BornIn[at], plan.RaisedIn[at] }.OfType<Brood>())
            {
                foreach (int parent in brood.Union.Members) Reach(parent, row - 1);
                foreach (int donor in brood.Donors) Reach(donor, row - 1);
            }

            foreach (var brood in plan.UnionsOf[at].SelectMany(u => u.Broods).Concat(plan.Broods.Where(b => b.Donors.Contains(at))))
                foreach (int child in brood.Children) Reach(child, row + 1);
        }

        void Reach(int person, int row)
        {
            if (rows[person] is not null) return;
            rows[person] = row;
            waiting.Enqueue(person);
        }
    }

    private static bool IsAbove(Plan plan, int ancestor, int person)
    {
        var waiting = new Stack<int>([person]);
        var seen = new HashSet<int>();
        while (waiting.TryPop(out int at))
        {
            if (plan.BornIn[at] is not { } brood || !seen.Add(at)) continue;
            foreach (int parent in brood.Union.Members)
            {
                if (parent == ancestor) return true;
                waiting.Push(parent);
            }
        }

        return false;
    }
}
