using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PrecisionCare.Web.Presentation;

/// <summary><c>&lt;words for="Input.Text" label="…" longest="2000"&gt;</c>: a field of several lines, laid out as <see cref="FieldTagHelper"/>.</summary>
[HtmlTargetElement("words", TagStructure = TagStructure.WithoutEndTag)]
public sealed class WordsTagHelper : TagHelper
{
    public required ModelExpression For { get; set; }
    public required string Label { get; set; }
    public string? Hint { get; set; }
    public int Longest { get; set; }
    public bool Required { get; set; }

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
        // A line end right after the tag is not part of the text: without it a text that begins with one would lose it.
        var area = Element("textarea", "\n" + (entry?.AttemptedValue ?? For.Model as string ?? ""), ("id", id), ("name", For.Name), ("rows", "4"), ("class", "wide"));
        if (Longest > 0) area.MergeAttribute("maxlength", Longest.ToString(CultureInfo.InvariantCulture));
        if (Required) area.MergeAttribute("required", "");
        if (describedBy.Length > 0) area.MergeAttribute("aria-describedby", describedBy);
        if (fault is not null) area.MergeAttribute("aria-invalid", "true");
        output.Content.AppendHtml(area);
    }

    private static TagBuilder Element(string name, string text, params (string Name, string Value)[] attributes)
    {
        var element = new TagBuilder(name);
        foreach (var (key, value) in attributes) element.MergeAttribute(key, value);
        element.InnerHtml.Append(text);
        return element;
    }
}
