using System.Collections.Immutable;
using PrecisionCare.Explanations;

namespace PrecisionCare.Web.Drawing.Explained;

/// <summary>So many of a group.</summary>
/// <param name="Caption">Who, and by when, such as <c>With this change, by age 80</c>.</param>
/// <param name="Affected">How many.</param>
internal sealed record IconGroup(string Caption, int Affected);

/// <summary>Groups with one denominator, each an array of its own: people read separate arrays better than an integrated one.</summary>
internal sealed record IconComparison
{
    /// <param name="title">Of the whole.</param>
    /// <param name="description">The whole in words.</param>
    /// <param name="of">100 or 1,000.</param>
    /// <param name="groups">At least one.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another denominator, or more affected than there are, or fewer than none.</exception>
    public IconComparison(string title, string description, int of, ImmutableArray<IconGroup> groups)
    {
        if (of is not (100 or 1000)) throw new ArgumentOutOfRangeException(nameof(of), of, "Icon arrays show 100 or 1,000 people.");
        foreach (var group in groups)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(group.Affected, nameof(groups));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(group.Affected, of, nameof(groups));
        }

        ArgumentOutOfRangeException.ThrowIfZero(groups.Length, nameof(groups));
        (Title, Description, Denominator, Groups) = (title, description, of, groups);
    }

    public string Title { get; }

    public string Description { get; }

    public int Denominator { get; }

    public ImmutableArray<IconGroup> Groups { get; }

    public static IconComparison Of(IconArrayPicture picture) => new(picture.Title, picture.Description, picture.Denominator,
        picture is { CountWithout: { } without, CaptionWithout: { } caption }
            ? [new IconGroup(picture.Caption, picture.Count), new IconGroup(caption, without)]
            : [new IconGroup(picture.Caption, picture.Count)]);
}
