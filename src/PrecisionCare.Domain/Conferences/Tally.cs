using System.Collections.Immutable;

namespace PrecisionCare.Conferences;

/// <summary>How the participants stand on one option, each by name in one of four places.</summary>
public sealed record Tally(
    ConferenceOption Option, ImmutableArray<Participant> For, ImmutableArray<Participant> Against, ImmutableArray<Participant> Abstaining, ImmutableArray<Participant> Silent)
{
    /// <summary>The last vote of each participant counts; votes of others do not.</summary>
    public static Tally Of(ConferenceOption option, IReadOnlyCollection<Participant> participants, IReadOnlyCollection<Vote> votes)
    {
        var stances = votes.Where(v => v.Option == option.Number).OrderBy(v => v.At).GroupBy(v => v.By).ToDictionary(g => g.Key, g => g.Last().Stance);
        return new Tally(option, Standing(Stance.For), Standing(Stance.Against), Standing(Stance.Abstain), [.. participants.Where(p => !stances.ContainsKey(p.Account))]);

        ImmutableArray<Participant> Standing(Stance stance) => [.. participants.Where(p => stances.TryGetValue(p.Account, out var own) && own == stance)];
    }
}
