using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PrecisionCare.Web.Presentation;

/// <summary>A control of a form as every form lays it out: label above, hint below it, the error beside the field it concerns, all of which the control is described by.</summary>
internal static class LabelledControl
{
    /// <param name="output">Becomes the field.</param>
    /// <param name="bound">What the control edits.</param>
    /// <param name="label">Above it.</param>
    /// <param name="hint">Below the label.</param>
    /// <param name="state">Knows what was typed before, and what is wrong with it.</param>
    /// <param name="make">Makes the control of the text it holds.</param>
    public static void Write(TagHelperOutput output, ModelExpression bound, string label, string? hint, ModelStateDictionary state, Func<string, TagBuilder> make)
    {
        string id = TagBuilder.CreateSanitizedId(bound.Name, "_");
        string? fault = state.TryGetValue(bound.Name, out var entry) && entry.ValidationState == ModelValidationState.Invalid ? entry.Errors[0].ErrorMessage : null;
        string describedBy = string.Join(' ', new[] { hint is null ? null : $"{id}-hint", fault is null ? null : $"{id}-error" }.OfType<string>());

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", fault is null ? "field" : "field invalid");
        output.Content.AppendHtml(Element("label", label, ("for", id)));
        if (hint is not null) output.Content.AppendHtml(Element("span", hint, ("id", $"{id}-hint"), ("class", "hint")));
        if (fault is not null) output.Content.AppendHtml(Element("span", fault, ("id", $"{id}-error"), ("class", "field-error")));

        var control = make(entry?.AttemptedValue ?? bound.Model as string ?? "");
        control.MergeAttributes(new Dictionary<string, string?> { ["id"] = id, ["name"] = bound.Name });
        if (describedBy.Length > 0) control.MergeAttribute("aria-describedby", describedBy);
        if (fault is not null) control.MergeAttribute("aria-invalid", "true");
        output.Content.AppendHtml(control);
    }

    public static TagBuilder Element(string name, string text, params (string Name, string Value)[] attributes)
    {
        var element = new TagBuilder(name);
        foreach (var (key, value) in attributes) element.MergeAttribute(key, value);
        element.InnerHtml.Append(text);
        return element;
    }
}
