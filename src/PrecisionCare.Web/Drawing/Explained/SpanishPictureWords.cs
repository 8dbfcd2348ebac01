namespace PrecisionCare.Web.Drawing.Explained;

internal static class SpanishPictureWords
{
    public static PictureWords Words { get; } = new()
    {
        Language = "es",
        Thousands = "",
        Decimal = ",",
        Shown = "Qué se ve",
        HaveIt = "la tienen",
        DoNot = "no la tienen",
        BothFrames = "{0}: {1} de cada {2} la tienen, {3} no la tienen.",
        OutOf = "{0} de cada {1}",
        Range = "{0} a {1}",
        Estimate = "Mejor estimación",
        Interval = "Intervalo probable",
        Without = "Sin este cambio",
        NoInterval = "no publicado",
        AsTable = "La imagen como tabla",
        Inheritance = new()
        {
            You = "usted", OtherParent = "la otra persona", Mother = "madre", Father = "padre", Child = "hijo o hija", Daughter = "hija", Son = "hijo",
            HasChange = "tiene el cambio", Carrier = "tiene una copia con el cambio (portador)", TwoChanged = "tiene dos copias con el cambio", NoChange = "no tiene el cambio", NotKnown = "no se sabe",
            OneOrTwo = "tiene una o dos copias con el cambio", NoneOrOne = "tiene ninguna o una copia con el cambio",
            ChangedCopy = "copia del gen con el cambio", UsualCopy = "copia habitual del gen", CopyNotKnown = "copia que no se conoce", YCopy = "cromosoma Y, sin este gen",
            OfFour = "{0} de cada 4: {1}", EachChild = "Cada hijo o hija tiene la misma probabilidad.",
        },
        Scale = new()
        {
            Steps = ["mucho más lento (poor)", "más lento (intermediate)", "habitual (normal)", "más rápido (rapid)", "mucho más rápido (ultrarapid)"],
            YourResult = "su resultado", NotClear = "Fuera de la escala: el resultado no está claro.", NotTested = "Fuera de la escala: no se analizó.",
        },
    };
}
