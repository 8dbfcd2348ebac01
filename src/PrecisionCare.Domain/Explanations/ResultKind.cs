namespace PrecisionCare.Explanations;

/// <summary>What kind of result is explained; each has its own outline and its own file of texts in every language.</summary>
public enum ResultKind
{
    /// <summary>How the patient handles or bears medicines.</summary>
    Pharmacogenetic,

    /// <summary>One changed copy of a gene whose condition takes two, or shows in sons: it matters for children.</summary>
    Carrier,

    /// <summary>One changed copy is enough to raise the chance of a condition other than cancer.</summary>
    DominantRisk,

    /// <summary>Both copies are changed.</summary>
    RecessiveRisk,

    /// <summary>An inherited change that raises the chance of cancer.</summary>
    CancerPredisposition,

    /// <summary>A change in the cells of a tumour.</summary>
    TumourFinding,

    /// <summary>A change whose meaning is not yet known.</summary>
    Uncertain,

    /// <summary>Tested, and nothing found that answers the question.</summary>
    NothingFound,

    /// <summary>A change that matters, found while looking for something else.</summary>
    SecondaryFinding,

    /// <summary>A risk computed by a published equation or a fitted model.</summary>
    RiskScore,
}
