using Microsoft.AspNetCore.Razor.TagHelpers;
using PrecisionCare.Therapy;

namespace PrecisionCare.Web.Presentation;

/// <summary><c>&lt;band of="Band.Avoid"&gt;</c>: the badge of a band.</summary>
[HtmlTargetElement("band", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BandTagHelper : TagHelper
{
    public Band Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var look = BandLook.Of(Of);
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "band " + look.Style);
        output.Content.AppendHtml("<span aria-hidden=\"true\">").Append(look.Shape).AppendHtml("</span> ").Append(look.Word);
    }
}
