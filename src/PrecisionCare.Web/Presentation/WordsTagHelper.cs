using System.Globalization;
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

    public override void Process(TagHelperContext context, TagHelperOutput output) => LabelledControl.Write(output, For, Label, Hint, ViewContext.ModelState, Area);

    /// <summary>A line end right after the tag is not part of the text: without it a text that begins with one would lose it.</summary>
    private TagBuilder Area(string text)
    {
        var area = LabelledControl.Element("textarea", "\n" + text, ("rows", "4"), ("class", "wide"));
        if (Longest > 0) area.MergeAttribute("maxlength", Longest.ToString(CultureInfo.InvariantCulture));
        if (Required) area.MergeAttribute("required", "");
        return area;
    }
}
