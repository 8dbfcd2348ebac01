using System.Collections.Immutable;
using System.Globalization;
using PrecisionCare.Patients;

namespace PrecisionCare.Fhir.Reading;

/// <summary>Observation: a measurement or assertion, its value of any R4 type, its components and reference ranges.</summary>
internal static class ObservationReader
{
    private const string Value = "value[Quantity|CodeableConcept|String|Boolean|Integer|Range|Ratio|SampledData|Time|DateTime|Period]";

    private static readonly ElementNames Elements = ElementNames.OfResource($"""
        identifier basedOn partOf status category code subject focus encounter effective[DateTime|Period|Timing|Instant] issued performer {Value}
        dataAbsentReason interpretation note bodySite method specimen device referenceRange hasMember derivedFrom component
        """);

    private static readonly ElementNames ComponentElements = ElementNames.OfPart($"code {Value} dataAbsentReason interpretation referenceRange");

    private static readonly Dictionary<string, ObservationStatus> Statuses = new()
    {
        ["final"] = ObservationStatus.Final,
        ["amended"] = ObservationStatus.Final,
        ["corrected"] = ObservationStatus.Final,
        ["registered"] = ObservationStatus.Preliminary,
        ["preliminary"] = ObservationStatus.Preliminary,
        ["cancelled"] = ObservationStatus.Cancelled,
        ["entered-in-error"] = ObservationStatus.Unknown,
        ["unknown"] = ObservationStatus.Unknown,
    };

    public static Observation Read(Resource resource)
    {
        var observation = resource.Root;
        Elements.Check(observation);
        var code = observation.Concept("code"u8);
        if (code is null) observation.Missing("code");
        if (!observation.Has("status"u8)) observation.Missing("status");
        var value = ValueOf(observation);
        var components = observation.Objects("component"u8);
        return new Observation
        {
            Id = resource.Id,
            Source = resource.Source,
            EnteredInError = observation.Text("status"u8) == "entered-in-error",
            Code = code ?? Concept.Unknown,
            Status = observation.Code("status"u8, Statuses),
            Categories = observation.CodeList("category"u8),
            Effective = Effective(observation),
            Value = value,
            Ranges = Ranges(observation, value),
            Interpretations = observation.CodeList("interpretation"u8),
            Components = components.Length == 0 ? [] : [.. components.Select(Component)],
            Method = observation.Concept("method"u8)?.Label,
            Notes = Notes(observation),
        };
    }

    private static ObservationComponent Component(Element component)
    {
        ComponentElements.Check(component);
        var code = component.Concept("code"u8);
        if (code is null) component.Missing("code");
        var value = ValueOf(component);
        return new ObservationComponent(code ?? Concept.Unknown, value, Ranges(component, value));
    }

    private static ImmutableArray<string> Notes(Element observation) =>
        observation.Has("note"u8) || observation.Has("interpretation"u8)
            ? [.. observation.Objects("note"u8).Select(n => n.Text("text"u8)).Concat(observation.Objects("interpretation"u8).Select(i => i.Text("text"u8))).OfType<string>()]
            : [];

    /// <summary>The time of the finding; of a period its start; where none is stated, the time at which the result was issued.</summary>
    private static PartialDate? Effective(Element observation)
    {
        var (start, end) = observation.DateOrPeriod("effectiveDateTime"u8, "effectivePeriod"u8);
        return start ?? end ?? observation.Date("effectiveInstant"u8) ?? observation.Date("issued"u8);
    }

    private static ObservationValue? ValueOf(Element holder)
    {
        if (holder.Quantity("valueQuantity"u8) is { } quantity) return new ObservationValue { Quantity = quantity };
        if (holder.Concept("valueCodeableConcept"u8) is { } concept) return new ObservationValue { Concept = concept };
        if (holder.Has("valueInteger"u8) && holder.Number("valueInteger"u8) is { } number) return new ObservationValue { Quantity = new Measure(number, "") };
        if (Words(holder) is { } words) return new ObservationValue { Text = words };
        return holder.Concept("dataAbsentReason"u8) is { } reason
            ? new ObservationValue { AbsentReason = reason.Codings.FirstOrDefault()?.Code ?? reason.Label }
            : null;
    }

    private static string? Words(Element holder)
    {
        if (holder.Text("valueString"u8) is { } text) return text;
        if (holder.Flag("valueBoolean"u8) is { } flag) return flag ? "true" : "false";
        if (holder.RangeInWords("valueRange"u8) is { } range) return range;
        if (holder.RatioInWords("valueRatio"u8) is { } ratio) return ratio;
        if (holder.Text("valueTime"u8) is { } time) return time;
        if (holder.Date("valueDateTime"u8) is { } date) return date.ToString();
        if (holder.Period("valuePeriod"u8) is var (start, end) && (start ?? end) is not null) return $"{start?.ToString() ?? "…"} to {end?.ToString() ?? "…"}";
        if (!holder.Has("valueSampledData"u8)) return null;
        var samples = holder.Object("valueSampledData"u8);
        return string.Create(CultureInfo.InvariantCulture, $"series of samples, {samples.Number("dimensions"u8) ?? 1} in each");
    }

    /// <summary>Reference ranges as numbers where they are in the unit of the value, else in words.</summary>
    private static ImmutableArray<ReferenceRange> Ranges(Element holder, ObservationValue? value)
    {
        var ranges = holder.Objects("referenceRange"u8);
        return ranges.Length == 0 ? [] : [.. ranges.Select(r => Range(r, value?.Quantity?.Unit))];
    }

    private static ReferenceRange Range(Element range, string? unit)
    {
        var (low, high) = (range.Quantity("low"u8), range.Quantity("high"u8));
        string? text = range.Text("text"u8);
        bool sameUnit = (low is null || low.Unit == unit || low.Unit.Length == 0) && (high is null || high.Unit == unit || high.Unit.Length == 0);
        return sameUnit
            ? new ReferenceRange(low?.Value, high?.Value, text)
            : new ReferenceRange(null, null, text ?? string.Join(" to ", new[] { Quantities.Words(range.Object("low"u8)), Quantities.Words(range.Object("high"u8)) }.OfType<string>()));
    }
}
