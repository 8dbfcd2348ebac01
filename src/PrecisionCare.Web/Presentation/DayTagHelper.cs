using Microsoft.AspNetCore.Razor.TagHelpers;
using PrecisionCare.Patients;

namespace PrecisionCare.Web.Presentation;

/// <summary><c>&lt;day of="condition.Onset"&gt;</c>: a date of the record as a <c>time</c> element, or the words for its absence.</summary>
[HtmlTargetElement("day", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DayTagHelper : TagHelper
{
    public PartialDate? Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Of is not { } date)
        {
            output.TagName = "span";
            output.Attributes.SetAttribute("class", "unknown");
            output.Content.SetContent("not dated");
            return;
        }

        output.TagName = "time";
        output.Attributes.SetAttribute("datetime", date.ToString());
        output.Content.SetContent(date.Precision == DatePrecision.Time ? date.Day.Shown() : date.Shown());
    }
}
