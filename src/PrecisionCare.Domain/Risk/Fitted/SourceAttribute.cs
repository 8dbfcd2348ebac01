namespace PrecisionCare.Risk.Fitted;

/// <summary>
/// One source attribute of a decision support intervention (45 CFR 170.315(b)(11)(iv)): 13 for an evidence-based one, 31 for a predictive one.
/// </summary>
/// <param name="Number">1 to 13, or 1 to 31.</param>
/// <param name="Group">The heading under which it stands.</param>
/// <param name="Title">What is asked.</param>
/// <param name="Answer"><c>null</c> when nothing is known.</param>
public sealed record SourceAttribute(int Number, string Group, string Title, string? Answer)
{
    /// <summary>The answer as shown: what is missing reads "not available", never blank.</summary>
    public string Shown => string.IsNullOrWhiteSpace(Answer) ? "not available" : Answer;
}

/// <summary>One item of TRIPOD+AI (BMJ 2024;385:e078378) and where it is answered.</summary>
/// <param name="Item">1 to 27, with a letter for parts, such as <c>12e</c>.</param>
/// <param name="Topic">Short words for what is asked.</param>
/// <param name="Answer">Where or how it is answered; <c>null</c> when it is not.</param>
public sealed record ReportingItem(string Item, string Topic, string? Answer)
{
    public string Shown => string.IsNullOrWhiteSpace(Answer) ? "not available" : Answer;
}
