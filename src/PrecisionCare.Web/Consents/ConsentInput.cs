using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using PrecisionCare.Consent;
using PrecisionCare.Consent.Capture;
using PrecisionCare.Patients;

namespace PrecisionCare.Web.Consents;

/// <summary>What an administrator ticks and types while a patient's signed paper lies beside them.</summary>
internal sealed class ConsentInput
{
    /// <summary>No name, reference or list of a form is longer.</summary>
    private const int LongestText = 400;

    /// <summary><c>permit</c> or <c>deny</c>.</summary>
    public string Answer { get; set; } = "permit";

    public bool Genome { get; set; }

    public SecondaryFindingsAnswer Secondary { get; set; }

    public string[] Hidden { get; set; } = [];

    public Recipients Recipients { get; set; }

    /// <summary>References of people, ticked.</summary>
    public string[] Named { get; set; } = [];

    /// <summary>Further references, parted by commas.</summary>
    public string? NamedOther { get; set; }

    /// <summary><c>allowed</c> or <c>ruled-out</c>.</summary>
    public string Emergency { get; set; } = "allowed";

    /// <summary>Term of the Data Use Ontology that permits.</summary>
    public string? DataUse { get; set; }

    /// <summary>The disease for <c>DUO:0000007</c>, a MONDO id.</summary>
    public string? Disease { get; set; }

    public string[] Modifiers { get; set; } = [];

    public string? LegalBasis { get; set; }

    public string? From { get; set; }

    public string? Until { get; set; }

    public string? SignedOn { get; set; }

    /// <summary><c>patient</c> or <c>representative</c>.</summary>
    public string Signer { get; set; } = "patient";

    public string? SignerName { get; set; }

    /// <summary>The form as a consent would start it.</summary>
    public static ConsentInput Of(ConsentChoices choices, ImmutableArray<string> dataUse, DateOnly today)
    {
        bool research = choices.Scope == ConsentScope.Research;
        string[] permissions = [.. dataUse.Where(DataUseTerms.IsPermission)];
        return new ConsentInput
        {
            Answer = choices.Permits ? "permit" : "deny",
            Genome = choices.Genome,
            Secondary = choices.SecondaryFindings,
            Hidden = [.. choices.Hidden],
            Recipients = choices.Recipients,
            Named = [.. choices.Named],
            Emergency = choices.EmergencyAccess ? "allowed" : "ruled-out",
            DataUse = research ? DataUseTerms.Bare(permissions.FirstOrDefault() ?? DataUseTerms.GeneralResearch) : null,
            Disease = permissions.Select(DataUseTerms.DiseaseOf).FirstOrDefault(d => d is not null),
            Modifiers = [.. dataUse.Where(t => !DataUseTerms.IsPermission(t))],
            LegalBasis = research ? "gdpr-9-2-j" : "gdpr-9-2-h",
            From = Iso(today),
            SignedOn = Iso(today),
        };
    }

    public ConsentChoices Choices(bool research) => new()
    {
        Scope = research ? ConsentScope.Research : ConsentScope.PatientPrivacy,
        Permits = Answer != "deny",
        Genome = Genome,
        SecondaryFindings = Secondary,
        Hidden = [.. RecordCategory.Hideable.Where(c => Hidden.Contains(c.Id)).Select(c => c.Id)],
        Recipients = Recipients,
        Named = Recipients == Recipients.Named ? References() : [],
        EmergencyAccess = Emergency != "ruled-out",
    };

    /// <summary>Terms of research use, as far as the form is about research and permits it.</summary>
    public ImmutableArray<string> Terms(bool research) => !research || Answer == "deny" || DataUse is null
        ? []
        : [DataUse == DataUseTerms.DiseaseSpecific ? $"{DataUse}:{Disease?.Trim()}" : DataUse, .. DataUseTerms.Modifiers.Select(m => m.Id).Where(Modifiers.Contains)];

    /// <summary>Everything whose effect a preview shows, so that what is saved is what was shown.</summary>
    public string Digest(bool research) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n',
        [Answer, Genome.ToString(), Secondary.ToString(), .. Hidden.Order(StringComparer.Ordinal), Recipients.ToString(), .. Choices(research).Named, Emergency, From, Until, Signer]))))[..32];

    /// <summary>Says what is missing or cannot be, beside the field that it concerns.</summary>
    public void Check(ModelStateDictionary faults, bool research, DateOnly today, ConsentSubject patient)
    {
        if (Answer is not ("permit" or "deny")) Fault("Answer", "Choose whether the patient permits or denies.");
        if (Recipients == Recipients.Named && Answer != "deny")
        {
            if (References().IsEmpty) Fault("Named", "Name at least one person or organisation, or choose another group of recipients.");
            else if (References().FirstOrDefault(r => !IsReference(r)) is { } odd) Fault("NamedOther", $"“{odd}” is not a reference such as Practitioner/rivera or Organization/st-anne.");
        }
        if (research && Answer != "deny")
        {
            if (DataUse is null || !DataUseTerms.Permissions.Any(p => p.Id == DataUse)) Fault("DataUse", "Choose what research is permitted.");
            if (DataUse == DataUseTerms.DiseaseSpecific && !IsMondo(Disease)) Fault("Disease", "Enter the disease as a MONDO identifier, such as MONDO:0004992.");
        }
        if (LegalBasis is null || !ConsentWords.LegalBases.ContainsKey(LegalBasis)) Fault("LegalBasis", "Choose the legal basis.");
        var signed = DateOf(SignedOn);
        if (signed is null) Fault("SignedOn", "Enter the day on which it was signed.");
        else if (signed > today) Fault("SignedOn", "The day of signing lies in the future.");
        var from = DateOf(From);
        if (from is null) Fault("From", "Enter the day from which it holds.");
        if (!string.IsNullOrWhiteSpace(Until))
        {
            if (DateOf(Until) is not { } until) Fault("Until", "This is not a day. Leave it empty for no end.");
            else if (until < from) Fault("Until", "It would end before it begins.");
        }
        if (Signer == "representative")
        {
            if (string.IsNullOrWhiteSpace(SignerName)) Fault("SignerName", "Enter the representative's name and standing, such as Anna Brandt (mother).");
            else if (SignerName.Length > LongestText) Fault("SignerName", $"At most {LongestText} characters.");
            if (patient.IsAdultOn(today)) Fault("Signer", "The patient is of age: a guardian's consent would have no effect. Record the patient's own, or a court's order as an import.");
        }

        void Fault(string field, string message) => faults.AddModelError("Input." + field, message);
    }

    /// <summary>The consent to record. Only after <see cref="Check"/> found nothing.</summary>
    public SignedConsent Consent(bool research, string patientId, string wording, ConsentProof? proof) => new()
    {
        Status = "active",
        Directive = Directive(research),
        Signers =
        [
            Signer == "representative" ? new ConsentSigner($"RelatedPerson/{Guid.CreateVersion7():N}", SignerName!.Trim()) : new ConsentSigner(patientId, null),
        ],
        Wording = wording,
        LegalBasis = LegalBasis,
        DataUse = Terms(research),
        Proof = proof,
    };

    /// <summary>What the engine would decide by.</summary>
    public ConsentDirective Directive(bool research)
    {
        var choices = Choices(research);
        return new ConsentDirective
        {
            Id = "this consent",
            Active = true,
            Scope = choices.Scope,
            SignedAt = Day(SignedOn),
            SignedByRepresentative = Signer == "representative",
            Validity = new ConsentPeriod(Day(From), Day(Until)),
            Root = choices.Rule(),
        };
    }

    private ImmutableArray<string> References() =>
        [.. Named.Concat((NamedOther ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct().Order(StringComparer.Ordinal)];

    private static bool IsReference(string text) =>
        text.Length <= LongestText && text.Split('/') is [{ Length: > 0 } type, { Length: > 0 } id] && type.All(char.IsAsciiLetter) && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.');

    private static bool IsMondo(string? text) => text?.Trim() is { Length: 13 } id && id.StartsWith("MONDO:", StringComparison.Ordinal) && id[6..].All(char.IsAsciiDigit);

    private static DateOnly? DateOf(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 2200 ? day : null;

    private static PartialDate? Day(string? text) => DateOf(text) is { } day ? PartialDate.OfDay(day) : null;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
