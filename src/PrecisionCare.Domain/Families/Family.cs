using System.Collections.Immutable;

namespace PrecisionCare.Families;

/// <summary>
/// A family as it was taken down: people, who is whose child, who is a couple, who are twins. It may hold faults (<see cref="FamilyFaults"/>); what is drawn and
/// counted is a family without errors.
/// </summary>
public sealed record Family
{
    /// <summary>More cannot be drawn on a page, nor told apart on it.</summary>
    public const int MostPersons = 250;

    public ImmutableArray<FamilyPerson> Persons { get; init; } = [];
    public ImmutableArray<ParentLink> Parents { get; init; } = [];
    public ImmutableArray<Partnership> Partnerships { get; init; } = [];
    public ImmutableArray<TwinGroup> Twins { get; init; } = [];

    /// <summary>Through whom the family came to notice: the arrow with P.</summary>
    public required string Proband { get; init; }

    /// <summary>Who seeks counsel, when it is not the proband: the arrow alone.</summary>
    public string? Consultand { get; init; }

    /// <summary>Who told the history.</summary>
    public string? Historian { get; init; }

    public DateOnly? TakenOn { get; init; }
    public string? MaternalAncestry { get; init; }
    public string? PaternalAncestry { get; init; }
    public ImmutableArray<UnplacedRelative> Unplaced { get; init; } = [];

    /// <summary>Facts of the record that somebody has looked at: taken over or left.</summary>
    public ImmutableArray<string> Seen { get; init; } = [];

    public FamilyPerson? Find(string id) => Persons.FirstOrDefault(p => p.Id == id);

    /// <exception cref="KeyNotFoundException">There is no such person.</exception>
    public FamilyPerson this[string id] => Find(id) ?? throw new KeyNotFoundException($"The family has no person {id}.");

    public IEnumerable<ParentLink> ParentsOf(string child) => Parents.Where(l => l.Child == child);

    public IEnumerable<string> ChildrenOf(string parent) => Parents.Where(l => l.Parent == parent).Select(l => l.Child).Distinct();

    public IEnumerable<string> PartnersOf(string person) =>
        Partnerships.Where(p => p.First == person || p.Second == person).Select(p => p.First == person ? p.Second : p.First)
            .Concat(Parents.Where(l => l.Parent == person && l.IsDrawnAbove)
                .SelectMany(l => Parents.Where(o => o.Child == l.Child && o.IsDrawnAbove && (o.Kind == ParentKind.Adoptive) == (l.Kind == ParentKind.Adoptive) && o.Parent != person).Select(o => o.Parent)))
            .Distinct();

    public Partnership? PartnershipOf(string one, string other) => Partnerships.FirstOrDefault(p => p.Joins(one, other));

    public TwinGroup? TwinsOf(string person) => Twins.FirstOrDefault(t => t.Members.Contains(person));

    /// <summary>The conditions of the family in the order of how many have them, then by name.</summary>
    public ImmutableArray<string> Conditions =>
    [
        .. Persons.SelectMany(p => p.Conditions.Select(c => (c.Name, c.IsAffected, p.Id))).GroupBy(c => c.Name, PersonCondition.Names)
            .OrderByDescending(g => g.Where(c => c.IsAffected).DistinctBy(c => c.Id).Count()).ThenBy(g => g.Key, PersonCondition.Names).Select(g => g.First().Name),
    ];

    /// <summary>A new id, <c>p7</c>, that nobody has.</summary>
    public string NewId() => Enumerable.Range(1, Persons.Length + 1).Select(n => $"p{n}").First(id => Find(id) is null);
}
