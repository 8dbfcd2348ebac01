using System.Collections.Immutable;
using PrecisionCare.Storage.Consents;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Consents;

/// <summary>One thing that a version of a consent says, a line each.</summary>
internal sealed record ConsentAspect(string Name, ImmutableArray<string> Lines);

/// <summary>What a version of a consent says, in the order in which two versions are laid side by side.</summary>
internal static class ConsentAspects
{
    public static ImmutableArray<ConsentAspect> Of(RegisteredConsent version, IReadOnlyDictionary<Guid, string> people)
    {
        var document = version.Document;
        return
        [
            Aspect("State", document.Status),
            Aspect("Change", version.Change.Words()),
            Aspect("Recorded", version.RecordedAt.Shown()),
            Aspect("Recorded by", version.RecordedBy is { } by ? people.GetValueOrDefault(by, "an account that is gone") : "an import"),
            Aspect("Reason", version.Reason ?? "not stated"),
            Aspect("Says", ConsentWords.Title(document)),
            new("Rules", document.Directive.Root is { } root ? [.. RuleText.Lines(root)] : ["none that can be computed"]),
            Aspect("Scope", document.Directive.Scope.Name()),
            Aspect("Period", ConsentWords.Period(document.Directive.Validity)),
            Aspect("Signed on", document.Directive.SignedAt?.Shown() ?? "not stated"),
            Aspect("Signed by", ConsentWords.Signers(document)),
            Aspect("Text", ConsentWords.Wording(document)),
            Aspect("Legal basis", ConsentWords.LegalBasis(document.LegalBasis)),
            new("Data use", document.DataUse.IsEmpty ? ["not stated"] : [.. document.DataUse.Select(t => $"{DataUseTerms.Name(t)} ({t})")]),
            new("Proof", document.Proof is { } proof ? [proof.Title, $"SHA-256 {proof.Hash}"] : ["none on file"]),
        ];
    }

    private static ConsentAspect Aspect(string name, string line) => new(name, [line]);
}
