namespace PrecisionCare.Patients;

/// <summary>A measured quantity with its unit.</summary>
/// <param name="Value">The number as the source states it, in <paramref name="Unit"/>.</param>
/// <param name="Unit">UCUM code (case sensitive) such as <c>mg/dL</c>; the source's own words when it is no UCUM; empty when it has none.</param>
/// <param name="Comparator"><c>&lt;</c>, <c>&lt;=</c>, <c>&gt;=</c> or <c>&gt;</c> when the true value lies beyond the number; else <c>null</c>.</param>
public sealed record Measure(decimal Value, string Unit, string? Comparator = null);

/// <summary>A reference range of an observation, in the observation's unit; either end may be open.</summary>
public sealed record ReferenceRange(decimal? Low, decimal? High, string? Text = null);
