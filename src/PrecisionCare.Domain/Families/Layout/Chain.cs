using System.Collections.Immutable;

namespace PrecisionCare.Families.Layout;

/// <summary>People of a row who stand side by side since they are couples: a person with partners at both sides, theirs beyond them, and donors at the ends.</summary>
internal sealed class Chain
{
    private readonly Plan _plan;
    private readonly Choices _choices;
    private readonly bool[] _placed;
    private readonly List<int> _members;
    private readonly HashSet<int> _taken;

    private Chain(Plan plan, Choices choices, bool[] placed, int person)
    {
        (_plan, _choices, _placed, _members, _taken) = (plan, choices, placed, [person], [person]);
        AddPartners(person);
        AddDonors();
        Unions = [.. UnionsOfMembers().OrderBy(Middle)];
    }

    /// <summary>From left to right.</summary>
    public IReadOnlyList<int> Members => _members;

    /// <summary>Of the members, from left to right.</summary>
    public ImmutableArray<Union> Unions { get; }

    /// <param name="plan">What is to be drawn.</param>
    /// <param name="choices">Who of a couple stands left.</param>
    /// <param name="placed">Who has a place already.</param>
    /// <param name="person">Who has none.</param>
    public static Chain Around(Plan plan, Choices choices, bool[] placed, int person) => new(plan, choices, placed, person);

    /// <summary>Children of a donor hang on the donor's side: −1 left, 1 right, 0 for children without one.</summary>
    public int SideOfDonors(Brood brood) =>
        brood.Donors.IsEmpty || brood.Donors.Min(_members.IndexOf) is var at && at < 0 ? 0 : at < _members.IndexOf(brood.Union.First) ? -1 : 1;

    private void AddPartners(int person)
    {
        var partners = FreePartners(person);
        bool leftTaken = false, rightTaken = false;
        foreach (int partner in partners)
        {
            var union = _plan.UnionsOf[person].First(u => u.Other(person) == partner);
            bool left = _choices.LeftOf(union) == partner;
            // Two partners stand at the two sides; one with a family in the picture stands as chosen.
            if (partners.Count > 1 && _plan.BornIn[partner] is null && !_choices.Turned.Contains(union))
                left = !leftTaken && (left || rightTaken || partners.Any(p => p != partner && _plan.BornIn[p] is not null));
            if (!_taken.Add(partner)) continue;
            Add(partner, left);
            Extend(partner, left);
            if (left) leftTaken = true;
            else rightTaken = true;
        }
    }

    private void Extend(int person, bool toLeft)
    {
        foreach (int partner in FreePartners(person).Where(_taken.Add))
        {
            Add(partner, toLeft);
            Extend(partner, toLeft);
        }
    }

    private List<int> FreePartners(int person) =>
        [.. _plan.PartnersOf(person).Where(p => !_placed[p] && !_taken.Contains(p) && _plan.Generation[p] == _plan.Generation[person]).OrderBy(p => _plan.BornIn[p] is not null)];

    /// <summary>Donors and surrogates who have nobody else in the picture stand at the end of the couple.</summary>
    private void AddDonors()
    {
        foreach (var brood in UnionsOfMembers().SelectMany(u => u.Broods).ToList())
        {
            foreach (int donor in brood.Donors)
            {
                if (_placed[donor] || _taken.Contains(donor) || _plan.BornIn[donor] is not null || _plan.PartnersOf(donor).Any() || _plan.Generation[donor] != _plan.Generation[_members[0]]) continue;
                _taken.Add(donor);
                Add(donor, !brood.Union.Has(_members[^1]) && brood.Union.Has(_members[0]));
            }
        }
    }

    private void Add(int member, bool atLeft) => _members.Insert(atLeft ? 0 : _members.Count, member);

    private IEnumerable<Union> UnionsOfMembers() => _members.SelectMany(m => _plan.UnionsOf[m]).Distinct();

    private double Middle(Union union) => union.Second is { } second ? (Place(union.First) + Place(second)) / 2.0 : Place(union.First) + .1;

    private int Place(int person) => _members.IndexOf(person) is var at && at < 0 ? _members.Count : at;
}
