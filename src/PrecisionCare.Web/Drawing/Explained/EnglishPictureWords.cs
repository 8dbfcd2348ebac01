namespace PrecisionCare.Web.Drawing.Explained;

internal static class EnglishPictureWords
{
    public static PictureWords Words { get; } = new()
    {
        Language = "en",
        Thousands = ",",
        Decimal = ".",
        Shown = "Shown",
        HaveIt = "have it",
        DoNot = "do not",
        BothFrames = "{0}: {1} out of {2} have it, {3} do not.",
        OutOf = "{0} out of {1}",
        Range = "{0} to {1}",
        Estimate = "Best estimate",
        Interval = "Likely range",
        Without = "Without this change",
        NoInterval = "not published",
        AsTable = "The picture as a table",
        Inheritance = new()
        {
            You = "you", OtherParent = "other parent", Mother = "mother", Father = "father", Child = "child", Daughter = "daughter", Son = "son",
            HasChange = "has the change", Carrier = "carrier: one changed copy", TwoChanged = "has two changed copies", NoChange = "does not have the change", NotKnown = "not known",
            OneOrTwo = "has one changed copy or two", NoneOrOne = "has no changed copy or one",
            ChangedCopy = "changed copy of the gene", UsualCopy = "usual copy of the gene", CopyNotKnown = "copy not known", YCopy = "Y chromosome, without this gene",
            OfFour = "{0} out of 4: {1}", EachChild = "Each child has the same chance.",
        },
        Scale = new()
        {
            Steps = ["much slower than usual (poor)", "slower than usual (intermediate)", "usual (normal)", "faster than usual (rapid)", "much faster than usual (ultrarapid)"],
            YourResult = "your result", NotClear = "Not on the scale: the result is not clear.", NotTested = "Not on the scale: this was not tested.",
        },
    };
}
