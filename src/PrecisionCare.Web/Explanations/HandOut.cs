using System.Collections.Immutable;
using PrecisionCare.Explanations;
using PrecisionCare.Web.Letters;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Explanations;

/// <summary>What is handed out of a signed explanation.</summary>
internal enum HandOutKind
{
    /// <summary>To the patient: the whole explanation.</summary>
    Letter,

    /// <summary>To relatives: the change and their chances, without the patient's name unless they want it and consent permits.</summary>
    FamilyLetter,

    /// <summary>To a colleague: one page of facts.</summary>
    Summary,
}

/// <summary>Puts letters together from signed explanations.</summary>
/// <param name="pdf">Counts pages, for what has to fit on one.</param>
internal sealed class HandOut(LetterPdf pdf)
{
    /// <returns>The letter, or why there is none.</returns>
    public (Letter? Letter, string? WhyNot) Compose(HandOutKind kind, SignedExplanation signed, PatientView patient, string organisation, (bool Ticked, bool Permitted) naming)
    {
        string line = PatientLine(patient);
        var sender = new LetterSender(organisation, [], $"{signed.Signature.Name}, {signed.Signature.Role.ToLowerInvariant()}");
        var date = DateOnly.FromDateTime(signed.Signature.At.LocalDateTime);
        switch (kind)
        {
            case HandOutKind.Letter:
                return (PatientLetter.Compose(signed.Text, new LetterFrame(sender, [], date, line)), null);
            case HandOutKind.Summary:
                return (ClinicianSummary.OnOnePage(Facts(signed), new LetterFrame(sender, [], date, line), letter => pdf.WhyNot(letter) is null ? pdf.PagesOf(letter) : 1), null);
            default:
                if (signed.Text.Composed.Result is not VariantResult { Variant: { } variant, Gene: { } gene } result) return (null, "A letter to the family is about a change in a gene that a laboratory reported. This result is none.");
                if (result.Condition is not { } condition) return (null, "The report names no condition for this change: relatives could not be told what it is linked with.");
                var content = new FamilyLetterContent
                {
                    Language = Language.Find(signed.Text.Composed.Language) ?? Language.English, Gene = gene, Variant = variant, Condition = condition, Inheritance = result.Inheritance, Copies = result.Copies,
                    Patient = patient.Banner.Name, NamingTicked = naming.Ticked, NamingPermitted = naming.Permitted,
                };
                return content.WhyNot is { } reason ? (null, reason) : (FamilyLetter.Compose(content, sender, date), null);
        }
    }

    /// <summary>Name, birth date and record number, as on the banner.</summary>
    private static string PatientLine(PatientView patient) =>
        string.Join("  ·  ", new[] { patient.Banner.Name, patient.Banner.Born, patient.Banner.MedicalRecordNumber is { } number ? $"MRN {number}" : null }.OfType<string>());

    /// <summary>Colleagues read English: of a page in another language, the same sentences of the same result; what a person changed is said to be so.</summary>
    private static ClinicianSummaryContent Facts(SignedExplanation signed)
    {
        var told = signed.Text.Composed;
        var english = told.Language == Language.English.Code ? signed.Text : ExplanationText.Of(Explainer.Compose(told.Result, Language.English));
        var technical = english.Composed[SectionKind.Appendix].Sentences.Select(s => s.Text.Split(": ", 2)).Where(p => p.Length == 2).Select(p => (p[0], p[1]));
        ImmutableArray<string> changed = [.. signed.Text.Edits.Select(e => $"{ResultNames.Of(e.Section)}: changed by {e.By.Name}, {e.By.At.Shown()}{(english == signed.Text ? "" : " (in the patient's language; not shown here)")}")];
        return new ClinicianSummaryContent(
            $"Summary: {ResultNames.Of(told.Result)}",
            [("Explained as", ResultNames.Of(told.Result.Kind)), ("Told to the patient in", Language.Find(told.Language)?.Name ?? told.Language), .. technical],
            [
                ("The patient was told", Lines(SectionKind.Result)), ("What it means", Lines(SectionKind.Meaning)), ("Next steps", Lines(SectionKind.NextSteps)), ("Risk", Lines(SectionKind.Risk)),
                ("Family", Lines(SectionKind.Family)), ("Limits of the test", Lines(SectionKind.Limits)), ("Words changed by a person", changed),
            ]);

        ImmutableArray<string> Lines(SectionKind section) => [.. english.LinesOf(section).Select(l => l.Text)];
    }
}
