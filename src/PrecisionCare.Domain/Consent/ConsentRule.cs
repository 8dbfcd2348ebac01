using System.Collections.Immutable;

namespace PrecisionCare.Consent;

/// <summary>
/// A rule of a consent (FHIR R4 Consent.provision) with its exceptions. An empty criterion matches everything, several values of one criterion are alternatives,
/// several criteria must all match. A criterion that a nested rule does not state is inherited from its parent when the tree is put together.
/// </summary>
public sealed record ConsentRule
{
    public required bool Permits { get; init; }

    /// <summary>Codes of v3 ActReason.</summary>
    public ImmutableArray<string> Purposes { get; init; } = [];

    /// <summary>Codes of ConsentAction.</summary>
    public ImmutableArray<string> Actions { get; init; } = [];

    /// <summary>References to people, organisations and groups.</summary>
    public ImmutableArray<string> Actors { get; init; } = [];

    /// <summary>Codes of confidentiality and sensitivity.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>Resource types.</summary>
    public ImmutableArray<string> Classes { get; init; } = [];

    /// <summary>Codes of the record's content, <c>system|code</c>.</summary>
    public ImmutableArray<string> Codes { get; init; } = [];

    public ImmutableArray<DataReference> Data { get; init; } = [];

    /// <summary>When the data were made.</summary>
    public ConsentPeriod? DataPeriod { get; init; }

    /// <summary>When the rule holds.</summary>
    public ConsentPeriod? Period { get; init; }

    public ImmutableArray<ConsentRule> Exceptions { get; init; } = [];

    /// <summary>The patient has thought of emergencies: the rule is not to be overridden by one.</summary>
    public bool NamesEmergency => Purposes.Any(p => p is Consent.Purposes.EmergencyTreatment or Consent.Purposes.BreakTheGlass);

    /// <summary>The rule as an exception of <paramref name="parent"/>: what it does not state, it inherits.</summary>
    public ConsentRule Under(ConsentRule parent) => this with
    {
        Purposes = Purposes.IsEmpty ? parent.Purposes : Purposes,
        Actions = Actions.IsEmpty ? parent.Actions : Actions,
        Actors = Actors.IsEmpty ? parent.Actors : Actors,
        Labels = Labels.IsEmpty ? parent.Labels : Labels,
        Classes = Classes.IsEmpty ? parent.Classes : Classes,
        Codes = Codes.IsEmpty ? parent.Codes : Codes,
        Data = Data.IsEmpty ? parent.Data : Data,
        DataPeriod = DataPeriod ?? parent.DataPeriod,
        Period = Period ?? parent.Period,
    };

    /// <summary>Whether the other rule states the same, criterion by criterion and in the same order, with all exceptions.</summary>
    public bool IsSameAs(ConsentRule other) =>
        Permits == other.Permits
        && Purposes.SequenceEqual(other.Purposes) && Actions.SequenceEqual(other.Actions) && Actors.SequenceEqual(other.Actors)
        && Labels.SequenceEqual(other.Labels) && Classes.SequenceEqual(other.Classes) && Codes.SequenceEqual(other.Codes) && Data.SequenceEqual(other.Data)
        && DataPeriod == other.DataPeriod && Period == other.Period
        && Exceptions.Length == other.Exceptions.Length && Exceptions.Zip(other.Exceptions).All(pair => pair.First.IsSameAs(pair.Second));

    /// <summary>Whether all criteria hold for a request. A record without a date meets the data period of a denial, but not that of a permit.</summary>
    public bool Matches(AccessRequest request)
    {
        var resource = request.Resource;
        return Any(Purposes, p => Consent.Purposes.Includes(p, request.Purpose))
            && Any(Actions, a => a == request.Action)
            && Any(Actors, request.User.Is)
            && Any(Labels, l => SecurityLabels.Covers(l, Permits, resource.Labels))
            && Any(Classes, c => c == resource.Type)
            && Any(Codes, resource.HasCode)
            && Any(Data, resource.IsMeantBy)
            && (DataPeriod is null || (resource.Date is { } date ? DataPeriod.MayContain(date) : !Permits))
            && (Period is null || Period.Contains(request.At));
    }

    private static bool Any<T>(ImmutableArray<T> criterion, Func<T, bool> matches)
    {
        if (criterion.IsEmpty) return true;
        foreach (var value in criterion)
            if (matches(value))
                return true;
        return false;
    }
}
