using System.Collections.Immutable;
using PrecisionCare.Storage.Accounts;

namespace PrecisionCare.Web.Accounts;

/// <summary>Who may open a page.</summary>
/// <param name="Page">The page, or with a closing slash the folder of pages, by its place under <c>Pages</c>.</param>
/// <param name="Roles">One of these is enough; empty for everybody who is signed in.</param>
internal sealed record AccessRule(string Page, ImmutableArray<string> Roles);

/// <summary>
/// Which role opens which page. What is not listed is closed to everyone. Administrators of consent and of the system keep the house without seeing clinical
/// content: the one sees who the patients are, the other that files arrived.
/// </summary>
internal static class AccessTable
{
    public static ImmutableArray<AccessRule> Rules { get; } =
    [
        new("/Index", []),
        new("/SignOut", []),
        new("/MyAccount/", []),
        new("/Knowledge", []),
        new("/Patients", [Roles.Clinician, Roles.GeneticCounselor, Roles.ConsentAdministrator]),
        new("/Patient/Decide", [Roles.Clinician]),
        new("/Patient/PlanDraft", [Roles.Clinician]),
        new("/Patient/CounselingDraft", [Roles.GeneticCounselor]),
        new("/Patient/CounselingBooking", [Roles.GeneticCounselor]),
        new("/Patient/CounselingReferral", [Roles.GeneticCounselor]),
        new("/Patient/QuestionnaireForm", [Roles.GeneticCounselor]),
        new("/Patient/", [Roles.Clinician, Roles.GeneticCounselor]),
        new("/Conferences/Index", [Roles.Clinician, Roles.GeneticCounselor]),
        new("/Questionnaires", [Roles.GeneticCounselor, Roles.SystemAdministrator]),
        new("/Teams/Team", [Roles.Clinician, Roles.GeneticCounselor, Roles.ConsentAdministrator]),
        new("/Teams/Index", [Roles.ConsentAdministrator]),
        new("/EmergencyReviews/Index", [Roles.ConsentAdministrator]),
        new("/Models/Index", [Roles.Clinician, Roles.GeneticCounselor, Roles.SystemAdministrator]),
        new("/Models/Model", [Roles.Clinician, Roles.GeneticCounselor, Roles.SystemAdministrator]),
        new("/Models/Switch", [Roles.SystemAdministrator]),
        new("/Imports/Index", [Roles.Clinician, Roles.GeneticCounselor, Roles.SystemAdministrator]),
        new("/Imports/Import", [Roles.Clinician, Roles.GeneticCounselor, Roles.SystemAdministrator]),
        new("/Imports/Link", [Roles.Clinician, Roles.GeneticCounselor]),
        new("/Consents/", [Roles.ConsentAdministrator]),
        new("/Audit/Index", [Roles.ConsentAdministrator, Roles.SystemAdministrator]),
        new("/Administration/", [Roles.SystemAdministrator]),
    ];

    /// <summary>Pages for people who are not signed in too.</summary>
    public static ImmutableArray<string> Open { get; } = ["/SignIn", "/SignInCode", "/SignInPasskey", "/Setup", "/MyResult", "/Reading", "/Error"];

    /// <param name="page">Place of the page under <c>Pages</c>, such as <c>/Patient/Genome</c>.</param>
    /// <param name="holds">Whether the reader holds a role.</param>
    public static bool Allows(string page, Func<string, bool> holds) =>
        Rules.FirstOrDefault(r => r.Page.EndsWith('/') ? page.StartsWith(r.Page, StringComparison.Ordinal) : page == r.Page) is { } rule
        && (rule.Roles.IsEmpty || rule.Roles.Any(holds));
}
