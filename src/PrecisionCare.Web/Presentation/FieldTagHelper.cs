using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PrecisionCare.Web.Presentation;

/// <summary><c>&lt;field for="Input.Email" label="Email" type="email" hint="…"&gt;</c>: label above, hint below it, the error beside the field it concerns.</summary>
[HtmlTargetElement("field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper : TagHelper
{
    public required ModelExpression For { get; set; }
    public required string Label { get; set; }
    public string Type { get; set; } = "text";
    public string? Hint { get; set; }
    public string? Autocomplete { get; set; }
    public string? Inputmode { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        string id = TagBuilder.CreateSanitizedId(For.Name, "_");
        string? fault = ViewContext.ModelState.TryGetValue(For.Name, out var entry) && entry.ValidationState == ModelValidationState.Invalid ? entry.Errors[0].ErrorMessage : null;
        string describedBy = string.Join(' ', new[] { Hint is null ? null : $"{id}-hint", fault is null ? null : $"{id}-error" }.OfType<string>());

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", fault is null ? "field" : "field invalid");
        output.Content.AppendHtml(Element("label", Label, ("for", id)));
        if (Hint is not null) output.Content.AppendHtml(Element("span", Hint, ("id", $"{id}-hint"), ("class", "hint")));
        if (fault is not null) output.Content.AppendHtml(Element("span", fault, ("id", $"{id}-error"), ("class", "field-error")));

        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.MergeAttributes(new Dictionary<string, string?> { ["id"] = id, ["name"] = For.Name, ["type"] = Type });
        if (Type != "password") input.MergeAttribute("value", entry?.AttemptedValue ?? For.Model as string ?? "");
        if (Autocomplete is not null) input.MergeAttribute("autocomplete", Autocomplete);
        if (Inputmode is not null) input.MergeAttribute("inputmode", Inputmode);
        if (describedBy.Length > 0) input.MergeAttribute("aria-describedby", describedBy);
        if (fault is not null) input.MergeAttribute("aria-invalid", "true");
        output.Content.AppendHtml(input);
    }

    private static TagBuilder Element(string name, string text, params (string Name, string Value)[] attributes)
    {
        var element = new TagBuilder(name);
        foreach (var (key, value) in attributes) element.MergeAttribute(key, value);
        element.InnerHtml.Append(text);
        return element;
    }
}
