namespace PrecisionCare.Web.Commands;

/// <summary>What a verb returns to the shell.</summary>
internal static class ExitStatus
{
    public const int Done = 0;

    /// <summary>Done, but parts of the input could not be used; what is sound was still printed.</summary>
    public const int InputFaults = 1;

    public const int WrongUsage = 2;
}
