using PrecisionCare.Families.Criteria;

namespace PrecisionCare.Domain.Tests.Families;

/// <summary>Against the published tables: points and conditions are written down here by hand.</summary>
public sealed class CriteriaTests
{
    [Theory]
    [InlineData("woman", "Breast cancer 29", 6, 5)]
    [InlineData("woman", "Breast cancer 30", 4, 4)]
    [InlineData("woman", "Breast cancer 39", 4, 4)]
    [InlineData("woman", "Breast cancer 45", 3, 3)]
    [InlineData("woman", "Breast cancer 59", 2, 2)]
    [InlineData("woman", "Breast cancer 60", 1, 1)]
    [InlineData("woman", "Breast cancer 45 both", 6, 6)]
    [InlineData("man", "Breast cancer 59", 5, 8)]
    [InlineData("man", "Breast cancer 61", 5, 5)]
    [InlineData("woman", "Ovarian cancer 59", 8, 5)]
    [InlineData("woman", "Ovarian cancer 60", 5, 5)]
    [InlineData("man", "Pancreatic cancer 70", 0, 1)]
    [InlineData("man", "Prostate cancer 59", 0, 2)]
    [InlineData("man", "Prostate cancer 60", 0, 1)]
    [InlineData("woman", "Breast fibroadenoma 30", 0, 0)]
    public void Manchester_points_are_those_of_the_published_table(string gender, string condition, int brca1, int brca2)
    {
        var result = ManchesterScore.Of(AuthoredFamily.Read("proband me", "me woman | Asthma 1", "mother woman | Asthma 1", "uncle " + gender + " | " + condition, "gm woman | Asthma 1", "children gm : mother uncle", "children mother : me"));
        Assert.StartsWith($"Mother's side: {brca1 + brca2} points (BRCA1 {brca1}, BRCA2 {brca2}).", result.Answer, StringComparison.Ordinal);
        Assert.Equal(CriterionVerdict.NotMet, result.Verdict);
    }

    [Fact]
    public void Manchester_adds_one_side_and_is_met_at_fifteen_points()
    {
        string[] family =
        [
            "proband me", "me woman | Breast cancer 38", "mother woman | Ovarian cancer 55", "father man | Pancreatic cancer 60", "gf man | Asthma 1", "gm woman | Asthma 1", "children gf gm : mother", "children father mother : me",
        ];
        var result = ManchesterScore.Of(AuthoredFamily.Read(family));
        // 4 + 4 for the proband, 8 + 5 for her mother; the father's cancer is of the other side.
        Assert.Contains("Mother's side: 21 points (BRCA1 12, BRCA2 9).", result.Answer, StringComparison.Ordinal);
        Assert.Contains("Father's side: 9 points (BRCA1 4, BRCA2 5).", result.Answer, StringComparison.Ordinal);
        Assert.Equal(CriterionVerdict.Met, result.Verdict);
        Assert.Equal(["father", "me", "mother"], result.Counted.Select(c => c.Person).Distinct().Order());
    }

    [Fact]
    public void An_age_that_is_missing_is_never_taken_against_the_criterion()
    {
        var result = ManchesterScore.Of(AuthoredFamily.Read("proband me", "me woman | Breast cancer", "mother woman | Breast cancer", "aunt woman | Ovarian cancer", "gm woman | Asthma 1", "children gm : mother aunt", "children mother : me"));
        Assert.Equal(CriterionVerdict.CannotBeTold, result.Verdict);
        Assert.Contains("me: age at Breast cancer", result.Missing);
        Assert.Contains("up to 35", result.Answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Colorectal cancer 45", "Endometrial cancer 60", "Colorectal cancer 70", CriterionVerdict.Met)]
    [InlineData("Colorectal cancer 51", "Endometrial cancer 60", "Colorectal cancer 70", CriterionVerdict.NotMet)]
    [InlineData("Colorectal cancer", "Endometrial cancer 60", "Colorectal cancer 70", CriterionVerdict.CannotBeTold)]
    [InlineData("Colorectal cancer 45", "Ovarian cancer 60", "Colorectal cancer 70", CriterionVerdict.NotMet)]
    [InlineData("Colorectal cancer 45", "Cancer of the renal pelvis 60", "Colon cancer 70", CriterionVerdict.Met)]
    public void Amsterdam_II_needs_three_relatives_two_generations_and_one_before_fifty(string daughter, string mother, string grandfather, CriterionVerdict expected) => Assert.Equal(expected, LynchCriteria.AmsterdamTwo(
        AuthoredFamily.Read("proband me", "me woman | " + daughter, "mother woman | " + mother, "gf man | " + grandfather, "children gf : mother", "children mother : me")).Verdict);

    [Fact]
    public void Amsterdam_II_is_not_met_by_three_siblings_alone() => Assert.Equal(CriterionVerdict.NotMet, LynchCriteria.AmsterdamTwo(AuthoredFamily.Read(
        "proband a", "a woman | Colorectal cancer 40", "b man | Colorectal cancer 41", "c man | Colorectal cancer 42", "f man | Asthma 1", "m woman | Asthma 1", "children f m : a b c")).Verdict);

    [Theory]
    [InlineData("Colorectal cancer 49", "Asthma 1", "Asthma 1", CriterionVerdict.Met)]
    [InlineData("Colorectal cancer 65", "Asthma 1", "Asthma 1", CriterionVerdict.NotMet)]
    [InlineData("Colorectal cancer 55", "Asthma 1", "Asthma 1", CriterionVerdict.CannotBeTold)]
    [InlineData("Colorectal cancer 65; Endometrial cancer 70", "Asthma 1", "Asthma 1", CriterionVerdict.Met)]
    [InlineData("Colorectal cancer 65", "Stomach cancer 45", "Asthma 1", CriterionVerdict.Met)]
    [InlineData("Colorectal cancer 65", "Stomach cancer 75", "Asthma 1", CriterionVerdict.NotMet)]
    [InlineData("Colorectal cancer 65", "Stomach cancer 75", "Endometrial cancer 80", CriterionVerdict.Met)]
    public void Revised_Bethesda_is_met_by_any_of_its_occasions(string me, string mother, string grandfather, CriterionVerdict expected) => Assert.Equal(expected, LynchCriteria.RevisedBethesda(
        AuthoredFamily.Read("proband me", "me woman | " + me, "mother woman | " + mother, "gf man | " + grandfather, "children gf : mother", "children mother : me")).Verdict);

    [Theory]
    [InlineData("Breast cancer 50", CriterionVerdict.Met)]
    [InlineData("Triple negative breast cancer 72", CriterionVerdict.Met)]
    [InlineData("Ovarian cancer 80", CriterionVerdict.Met)]
    [InlineData("Pancreatic cancer 80", CriterionVerdict.Met)]
    [InlineData("Breast cancer 71", CriterionVerdict.CannotBeTold)]
    [InlineData("BRCA1 variant presymptomatic", CriterionVerdict.Met)]
    public void Occasions_to_test_for_BRCA_count_second_degree_relatives(string grandmother, CriterionVerdict expected) => Assert.Equal(expected, BrcaTriggers.Of(
        AuthoredFamily.Read("proband me", "me woman | Asthma 1", "mother woman | Asthma 1", "gm woman | " + grandmother, "children gm : mother", "children mother : me")).Verdict);

    [Fact]
    public void Of_a_family_of_whom_nothing_is_stated_nothing_can_be_told() =>
        Assert.All(FamilyCriteria.Of(AuthoredFamily.Read("proband me", "me woman", "mother woman", "children mother : me")), r => Assert.Equal(CriterionVerdict.CannotBeTold, r.Verdict));

    [Fact]
    public void Relatives_by_marriage_adoption_and_social_parenthood_do_not_count() => Assert.DoesNotContain(
        BrcaTriggers.Of(AuthoredFamily.Read(
            "proband me", "me woman", "man man | Pancreatic cancer 40", "couple man me", "ad woman | Ovarian cancer 40", "children ad : me (adopted)", "social woman | Ovarian cancer 41", "bio woman", "children bio social : me",
            "social-parent social of me")).Counted, _ => true);
}
