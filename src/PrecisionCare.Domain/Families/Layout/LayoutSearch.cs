namespace PrecisionCare.Families.Layout;

/// <summary>Lays out by the first choices, and while lines cross, tries choices that differ in one thing and keeps the better: deterministic, with an end.</summary>
internal sealed class LayoutSearch(Plan plan)
{
    private const int MostTrials = 1500;

    private int _trials;

    public PedigreeLayout Best()
    {
        if (plan.Persons.IsEmpty) return new PedigreeLayout(0, 0, [], []);
        Choices? choices = null;
        PedigreeLayout? layout = null;
        int faults = int.MaxValue;
        foreach (var first in Choices.First(plan))
        {
            var (drawn, count) = Try(first);
            if (count < faults) (choices, layout, faults) = (first, drawn, count);
            if (faults == 0) return layout!;
        }

        bool better = true;
        while (faults > 0 && better && _trials < MostTrials)
        {
            better = false;
            foreach (var next in choices!.Neighbours(plan))
            {
                if (_trials >= MostTrials) break;
                var (other, count) = Try(next);
                if (count >= faults) continue;
                (choices, layout, faults, better) = (next, other, count, true);
                break;
            }
        }

        return layout!;
    }

    private (PedigreeLayout Layout, int Faults) Try(Choices choices)
    {
        _trials++;
        var layout = Drawing.By(plan, choices);
        return (layout, Crossings.Count(layout));
    }
}
