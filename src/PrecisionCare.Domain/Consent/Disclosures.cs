namespace PrecisionCare.Consent;

/// <summary>A use of a patient's data outside the application, or a look at it, as the log keeps it.</summary>
public sealed record Disclosure(string Purpose, DateTimeOffset At);

/// <summary>Which disclosures a patient's accounting must list (45 CFR 164.528): all of the last six years but treatment, payment and operations.</summary>
public static class AccountingOfDisclosures
{
    public static IEnumerable<Disclosure> Of(IEnumerable<Disclosure> disclosures, DateTimeOffset now, int years = 6) =>
        disclosures.Where(d => d.At >= now.AddYears(-years)
            && !Purposes.Includes(Purposes.Treatment, d.Purpose)
            && !Purposes.Includes(Purposes.Payment, d.Purpose)
            && !Purposes.Includes(Purposes.Operations, d.Purpose));
}
