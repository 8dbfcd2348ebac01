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

    public override void Process(TagHelperContext context, TagHelperOutput output) => LabelledControl.Write(output, For, Label, Hint, ViewContext.ModelState, Input);

    /// <summary>A password is never given back.</summary>
    private TagBuilder Input(string text)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.MergeAttribute("type", Type);
        if (Type != "password") input.MergeAttribute("value", text);
        if (Autocomplete is not null) input.MergeAttribute("autocomplete", Autocomplete);
        if (Inputmode is not null) input.MergeAttribute("inputmode", Inputmode);
        return input;
    }
}
