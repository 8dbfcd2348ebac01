using PrecisionCare.Web.Letters;

namespace PrecisionCare.Web.Tests.Letters;

/// <summary>A test that writes PDF and so needs a font of the machine.</summary>
internal sealed class FontFactAttribute : FactAttribute
{
    public static FontSearch Fonts { get; } = FontSearch.OnThisMachine(null);

    public FontFactAttribute() => Skip = Fonts.WhyNot;
}

/// <inheritdoc cref="FontFactAttribute"/>
internal sealed class FontTheoryAttribute : TheoryAttribute
{
    public FontTheoryAttribute() => Skip = FontFactAttribute.Fonts.WhyNot;
}
