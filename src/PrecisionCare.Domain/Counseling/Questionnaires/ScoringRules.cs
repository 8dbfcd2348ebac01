namespace PrecisionCare.Counseling.Questionnaires;

/// <summary>The rules by which questionnaires are scored: facts of their sources.</summary>
internal static class ScoringRules
{
    private const string Screens = "A screening score. It makes no diagnosis and replaces no conversation.";

    public static ScoringRule Phq9 { get; } = new()
    {
        Id = "phq-9", Name = "PHQ-9", Method = ScoreMethod.Sum, Items = 9, Highest = 27, Loinc = "44261-6", Caveat = Screens,
        Citation = new("PHQ-9", "Kroenke, Spitzer, Williams: The PHQ-9, validity of a brief depression severity measure", "2001", Pmid: "11556941"),
        Bands = [new(0, 4, "minimal", false), new(5, 9, "mild", false), new(10, 14, "moderate", true), new(15, 19, "moderately severe", true), new(20, 27, "severe", true)],
        Safety = new(9, "Thoughts of death or self-harm: act on this answer today, whatever the score",
        [
            "Speak with the patient today, in private: ask openly about thoughts of death, about a plan, about means, and about what holds them back.",
            "If there is a plan, means at hand, or you cannot tell: do not leave the patient alone, and call psychiatric emergency care or the emergency number.",
            "Otherwise agree on who looks after the patient, when you speak next, and whom they call at night. Follow the protocol of your house.",
            "Tell the clinician in charge yourself, and record with these answers what was found and agreed.",
        ]),
    };

    public static ScoringRule Gad7 { get; } = new()
    {
        Id = "gad-7", Name = "GAD-7", Method = ScoreMethod.Sum, Items = 7, Highest = 21, Loinc = "70274-6", Caveat = Screens,
        Citation = new("GAD-7", "Spitzer, Kroenke, Williams, Löwe: A brief measure for assessing generalized anxiety disorder, the GAD-7", "2006", Pmid: "16717171"),
        Bands = [new(0, 4, "minimal", false), new(5, 9, "mild", false), new(10, 14, "moderate", true), new(15, 21, "severe", true)],
    };

    /// <summary>The scale was published without bands: higher is more regret.</summary>
    public static ScoringRule DecisionRegret { get; } = new()
    {
        Id = "decision-regret", Name = "Decision Regret Scale", Method = ScoreMethod.MeanToHundred, Items = 5, Weights = (1, 5), Highest = 100, Reversed = [2, 4],
        Caveat = "0 is no regret, 100 the most. The source gives no cut-off: compare with the patient's own earlier answers.",
        Citation = new("Decision Regret Scale", "O'Connor: User manual, Decision Regret Scale, Ottawa 1996; validated by Brehaut and others", "2003", Pmid: "12926578"),
    };
}
