using System.Text.Encodings.Web;
using System.Xml.Linq;
using PrecisionCare.Web.Drawing;

namespace PrecisionCare.Web.Tests.Drawing;

internal static class Drawn
{
    public static string Text(Picture picture)
    {
        using var writer = new StringWriter();
        picture.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    public static XElement AsSvg(Picture picture) => XElement.Parse(Text(picture));
}
