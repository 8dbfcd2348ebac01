namespace PrecisionCare.Knowledge;

/// <summary>
/// The knowledge base cannot be used: its manifest or a table is missing, altered or not as described. Conclusions from what is left of it would be silently incomplete,
/// so nothing is concluded at all. The message names the table and says what to do; it is for the operator.
/// </summary>
/// <param name="fault">What is wrong, and where.</param>
/// <param name="cause">What was met while reading.</param>
public sealed class KnowledgeException(string fault, Exception? cause = null) : Exception($"{fault} {Remedy}", cause)
{
    private const string Remedy = "Restore the file, run 'kb build' again, or remove the folder to use the knowledge base that ships.";

    /// <summary>What is wrong, without the remedy.</summary>
    public string Fault { get; } = fault;
}
