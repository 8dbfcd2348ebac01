namespace PrecisionCare.Pharmacogenomics;

/// <summary>
/// Codes by which a recommendation says for whom it is: <c>kind:value</c>. A recommendation with several codes wants all of them; values of
/// <c>indication:</c> name the use of the drug, and <c>indication:other</c> is every use that no other row of the same recommendation names.
/// </summary>
public static class GuidancePopulations
{
    public const string Child = "age:child";
    public const string Adult = "age:adult";

    /// <summary>Adults, and children of more than 40 kg.</summary>
    public const string Over40Kg = "age:over-40-kg";
    public const string Under40Kg = "age:under-40-kg";

    /// <summary>Acute coronary syndrome, or percutaneous coronary intervention for any reason.</summary>
    public const string AcsPci = "indication:acs-pci";

    /// <summary>Cardiovascular uses without acute coronary syndrome or intervention, such as peripheral arterial disease.</summary>
    public const string OtherCardiovascular = "indication:cardiovascular-other";

    /// <summary>Stroke, transient ischaemic attack, neurointervention.</summary>
    public const string Neurovascular = "indication:neurovascular";
    public const string Depression = "indication:depression";
    public const string AnxietyOrObsessiveCompulsive = "indication:anxiety-ocd";
    public const string Pain = "indication:pain";
    public const string Cough = "indication:cough";
    public const string HelicobacterPylori = "indication:helicobacter-pylori";
    public const string Immunosuppression = "indication:immunosuppression";

    /// <summary>Leukaemia and other malignancy.</summary>
    public const string Malignancy = "indication:malignancy";
    public const string NonMalignant = "indication:non-malignant";
    public const string LiverTransplant = "indication:liver-transplant";
    public const string OtherIndication = "indication:other";

    /// <summary>Has not taken the drug before.</summary>
    public const string Naive = "history:naive";

    /// <summary>Took the drug for more than three months without a skin reaction.</summary>
    public const string Tolerated = "history:tolerated-3-months";

    /// <summary>No alternative drug is available.</summary>
    public const string NoAlternative = "choice:no-alternative";

    /// <summary>Further risk factors for the harm in question.</summary>
    public const string AtRisk = "risk:further-factors";
    public const string NotAtRisk = "risk:no-further-factors";

    /// <summary>No interacting comedication.</summary>
    public const string NoComedication = "comedication:none";
    public const string Comedication = "comedication:";
}
