
namespace PrecisionCare.Consent;

/// <summary>
/// Purposes of use and which includes which (HL7 v3 ActReason, PurposeOfUse branch): whoever may use data for treatment may use it for emergency treatment.
/// Codes outside the branch include only themselves.
/// </summary>
public static class Purposes
{
    public const string Treatment = "TREAT";
    public const string EmergencyTreatment = "ETREAT";
    public const string BreakTheGlass = "BTG";
    public const string Payment = "HPAYMT";
    public const string Operations = "HOPERAT";
    public const string Research = "HRESCH";

    private static readonly Dictionary<string, string> Parent = new()
    {
        ["CLINTRL"] = Treatment,
        ["COC"] = Treatment,
        ["POPHLTH"] = Treatment,
        [EmergencyTreatment] = Treatment,
        [BreakTheGlass] = EmergencyTreatment,
        ["ERTREAT"] = EmergencyTreatment,
        ["CLMATTCH"] = Payment,
        ["COVAUTH"] = Payment,
        ["COVERAGE"] = Payment,
        ["ELIGDTRM"] = "COVERAGE",
        ["ELIGVER"] = "COVERAGE",
        ["ENROLLM"] = "COVERAGE",
        ["MILDCRG"] = "COVERAGE",
        ["REMITADV"] = Payment,
        ["BIORCH"] = Research,
        ["CLINTRCH"] = Research,
        ["CLINTRCHNPC"] = "CLINTRCH",
        ["CLINTRCHPC"] = "CLINTRCH",
        ["PRECLINTRCH"] = "CLINTRCH",
        ["DSRCH"] = Research,
        ["POARCH"] = Research,
        ["TRANSRCH"] = Research,
        ["FAMRQT"] = "PATRQT",
        ["PWATRNY"] = "PATRQT",
        ["SUPNWK"] = "PATRQT",
        ["DISASTER"] = "PUBHLTH",
        ["THREAT"] = "PUBHLTH",
        ["CAREMGT"] = Operations,
        ["DONAT"] = Operations,
        ["FRAUD"] = Operations,
        ["GOV"] = Operations,
        ["HACCRED"] = Operations,
        ["HCOMPL"] = Operations,
        ["HDECD"] = Operations,
        ["HDIRECT"] = Operations,
        ["HDM"] = Operations,
        ["HLEGAL"] = Operations,
        ["HOUTCOMS"] = Operations,
        ["HPRGRP"] = Operations,
        ["HQUALIMP"] = Operations,
        ["HSYSADMIN"] = Operations,
        ["LABELING"] = Operations,
        ["MEMADMIN"] = Operations,
        ["METAMGT"] = Operations,
        ["MILCDM"] = Operations,
        ["PATADMIN"] = Operations,
        ["PATSFTY"] = Operations,
        ["PERFMSR"] = Operations,
        ["RECORDMGT"] = Operations,
        ["SYSDEV"] = Operations,
        ["HTEST"] = "SYSDEV",
        ["TRAIN"] = Operations,
    };

    /// <summary>Whether a rule about <paramref name="stated"/> also speaks of <paramref name="asked"/>.</summary>
    public static bool Includes(string stated, string asked)
    {
        for (string? purpose = asked; purpose is not null; purpose = Parent.GetValueOrDefault(purpose))
            if (purpose == stated)
                return true;
        return false;
    }
}
