namespace PrecisionCare.Web.Drawing.Explained;

internal static class GermanPictureWords
{
    public static PictureWords Words { get; } = new()
    {
        Language = "de",
        Thousands = ".",
        Decimal = ",",
        Shown = "Gezeigt",
        HaveIt = "haben es",
        DoNot = "haben es nicht",
        BothFrames = "{0}: {1} von {2} haben es, {3} haben es nicht.",
        OutOf = "{0} von {1}",
        Range = "{0} bis {1}",
        Estimate = "Beste Schätzung",
        Interval = "Wahrscheinlicher Bereich",
        Without = "Ohne diese Veränderung",
        NoInterval = "nicht veröffentlicht",
        AsTable = "Das Bild als Tabelle",
        Inheritance = new()
        {
            You = "Sie", OtherParent = "anderer Elternteil", Mother = "Mutter", Father = "Vater", Child = "Kind", Daughter = "Tochter", Son = "Sohn",
            HasChange = "hat die Veränderung", Carrier = "Überträger: eine veränderte Kopie", TwoChanged = "hat zwei veränderte Kopien", NoChange = "hat die Veränderung nicht", NotKnown = "nicht bekannt",
            OneOrTwo = "hat eine oder zwei veränderte Kopien", NoneOrOne = "hat keine oder eine veränderte Kopie",
            ChangedCopy = "veränderte Kopie des Gens", UsualCopy = "übliche Kopie des Gens", CopyNotKnown = "Kopie nicht bekannt", YCopy = "Y-Chromosom, ohne dieses Gen",
            OfFour = "{0} von 4: {1}", EachChild = "Für jedes Kind ist die Chance gleich.",
        },
        Scale = new()
        {
            Steps = ["viel langsamer (poor)", "langsamer (intermediate)", "üblich (normal)", "schneller (rapid)", "viel schneller (ultrarapid)"],
            YourResult = "Ihr Ergebnis", NotClear = "Nicht auf der Skala: Das Ergebnis ist nicht eindeutig.", NotTested = "Nicht auf der Skala: Das wurde nicht getestet.",
        },
    };
}
