namespace PrecisionCare;

/// <summary>
/// What clinicians, counselors and administrators expect of the pages, by number and a few words. The test whose assertions meet the acceptance of one carries
/// it as <c>[Trait("Feature", Feature.Banner)]</c>, so that <c>dotnet test --filter "Feature=1 patient banner on every page"</c> runs it.
/// </summary>
internal static class Feature
{
    public const string Banner = "1 patient banner on every page";
    public const string AllergyState = "2 allergy state in four labels";
    public const string ConsentChip = "3 consent state in the banner";
    public const string HiddenNotice = "4 something is hidden by consent";
    public const string BreakGlass = "5 emergency access";
    public const string RankedList = "6 ranked therapy list";
    public const string WhyThisRank = "7 why this rank";
    public const string WhatWouldChange = "8 what would change this";
    public const string WhyNot = "9 why not";
    public const string EvidenceLevel = "10 evidence level in the source's own words";
    public const string SourcesInConflict = "11 sources that differ side by side";
    public const string Citations = "12 citation and date on each statement";
    public const string KnowledgeAge = "13 knowledge version and age";
    public const string PastAdvice = "14 advice of a past date";
    public const string ChangeNotice = "15 advice changed since the last view";
    public const string GenotypeTable = "16 genotype table";
    public const string NotTested = "17 not tested differs from normal";
    public const string CallCaveat = "18 caveat beside the call";
    public const string VariantTable = "19 variant table";
    public const string AcmgCriteria = "20 classification with ACMG criteria";
    public const string CurrentMedicines = "21 current medicines checked";
    public const string DrugGeneLab = "22 drug, gene and laboratory together";
    public const string Phenoconversion = "23 phenoconversion";
    public const string RiskInputs = "24 risk results with inputs and ranges";
    public const string Uncertainty = "25 uncertainty on every number";
    public const string TieredAlerts = "26 tiered alerts";
    public const string OverrideReason = "27 override with a coded reason";
    public const string SignOff = "28 accept, modify or reject under one's name";
    public const string SecondReader = "29 second reader";
    public const string LabTimeline = "30 laboratory course with band and units";
    public const string Provenance = "31 source of each fact";
    public const string MergeConflicts = "32 merge conflicts";
    public const string SampleSwap = "33 sample swap guard";
    public const string GenomeBuild = "34 genome build shown and checked";
    public const string Explanation = "35 explanation for the patient with its reading grade";
    public const string FamilyLetter = "36 family letter";
    public const string Pedigree = "37 pedigree";
    public const string KeyboardAndScreenReader = "42 keyboard and screen reader";
    public const string WithoutJavaScript = "43 without JavaScript";
    public const string PrintEqualsScreen = "44 print equals screen";
}
