using PrecisionCare.Knowledge;
using PrecisionCare.Medicines;

namespace PrecisionCare.Tests.Medicines;

/// <summary>How easily people come by a medicine.</summary>
public sealed class AffordabilityTests
{
    private static readonly MedicineCatalogue Catalogue = MedicineCatalogue.Load(KnowledgeFolder.Shipped());

    [Theory]
    [InlineData("amlodipine", true, true)]
    [InlineData("clopidogrel", true, true)]
    [InlineData("alectinib", false, false)]
    [InlineData("acenocoumarol", true, null)]
    public void A_medicine_says_whether_a_generic_is_sold_and_whether_the_essential_list_has_it(string drug, bool? generic, bool? essential)
    {
        var known = Catalogue.Find(drug)!.Affordability!;
        Assert.Equal((generic, essential), (known.Generic, known.Essential));
    }

    [Fact]
    public void What_was_not_seen_in_the_list_is_marked_unconfirmed_and_cited() => Assert.All(
        Catalogue.Drugs.Select(d => d.Affordability).OfType<Affordability>(),
        known =>
        {
            Assert.Equal("Model List of Essential Medicines, 23rd list", known.Citation.Title);
            Assert.False(known.Citation.Confirmed);
        });

    [Fact]
    public void A_medicine_without_an_entry_is_not_known_rather_than_dear() => Assert.Null(Catalogue.Find("aclarubicin")!.Affordability);
}
