using PrecisionCare.Measurements;
using PrecisionCare.Patients;
using PrecisionCare.Planning;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Planning;

/// <summary>Parts of plans in the words of pages.</summary>
internal static class PlanText
{
    /// <summary><c>LDL cholesterol below 70 mg/dL</c>; empty for a goal that is not measured.</summary>
    public static string Target(PlanGoal goal, ParameterTable parameters) =>
        goal is { Measure: { } measure, Target: { } target } && parameters.Has(measure)
            ? $"{parameters[measure].Label} {Comparison(goal.Comparison)} {new Measure(target, parameters[measure].Unit).Shown()}"
            : "";

    public static string Comparison(string? comparison) => comparison switch
    {
        "<" => "below",
        "<=" => "at most",
        ">" => "above",
        ">=" => "at least",
        _ => "",
    };

    public static string Unit(Parameter parameter) => NumberText.UnitOf(new Measure(0, parameter.Unit));
}
