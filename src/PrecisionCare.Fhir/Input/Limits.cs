namespace PrecisionCare.Fhir.Input;

/// <summary>What a resource may reach before it is refused, so that a hostile or broken file exhausts neither memory nor stack.</summary>
internal static class Limits
{
    /// <summary>Nesting of objects and arrays in one entry. The deepest R4 example (a Questionnaire) stays under 40.</summary>
    public const int Depth = 128;

    /// <summary>Bytes of one resource.</summary>
    public const int ResourceBytes = 64 << 20;

    /// <summary>Bytes of resources that may wait for a later entry to which they refer.</summary>
    public const int WaitingBytes = 256 << 20;
}
