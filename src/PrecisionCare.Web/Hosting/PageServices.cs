using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Consent.Filtering;
using PrecisionCare.Web.Access;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Conferences;
using PrecisionCare.Web.Consents;
using PrecisionCare.Web.Counseling;
using PrecisionCare.Web.Decisions;
using PrecisionCare.Web.Explanations;
using PrecisionCare.Web.Imports;
using PrecisionCare.Web.Letters;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Families;
using PrecisionCare.Web.Planning;
using PrecisionCare.Web.Presentation;
using PrecisionCare.Web.Reports;
using PrecisionCare.Web.Scores;
using PrecisionCare.Web.Security;

namespace PrecisionCare.Web.Hosting;

/// <summary>Registers the pages and what they ask.</summary>
internal static class PageServices
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorPages(pages =>
        {
            foreach (string page in AccessTable.Open) pages.Conventions.AllowAnonymousToPage(page);
            pages.Conventions.ConfigureFilter(new OnlyKnownVerbs());
            pages.Conventions.ConfigureFilter(new UnstorableText());
            pages.Conventions.ConfigureFilter(new BlankNames());
        });
        services.AddAntiforgery(options =>
        {
            options.Cookie = new FormCookie();
            // Set with the other headers, for every answer.
            options.SuppressXFrameOptionsHeader = true;
        });
        services.Configure<CookieTempDataProviderOptions>(options => SignInServices.Confine(options.Cookie, "__Host-precisioncare-note", SameSiteMode.Strict));
        // Letters of every script as they are, which a page in UTF-8 may hold; what has a meaning in HTML is still encoded.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton<RecordGate>().AddSingleton(provider => ConsentPolicy.From(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton(provider => SiteValues.From(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton(provider => KnowledgeAge.From(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton(provider => InterruptionSetting.From(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<SampleReader>();
        services.AddSingleton<ConflictReader>();
        services.AddSingleton<ScoreReader>().AddSingleton<AdviceReader>().AddSingleton<DecisionReader>().AddSingleton<PlanReader>().AddSingleton<FamilyReader>().AddSingleton<ExplanationReader>().AddSingleton<ExplanationDesk>().AddSingleton<HandOut>();
        services.AddSingleton<PatientReader>().AddSingleton<SealedSearch>().AddSingleton<ImportProgress>().AddSingleton<Upload>();
        services.AddSingleton(provider => ClinicClock.From(provider.GetRequiredService<IConfiguration>())).AddSingleton<CounselingReader>().AddSingleton<QuestionnaireDesk>().AddSingleton<SafetyDesk>();
        services.AddSingleton<ReportDesk>();
        services.AddSingleton<ConferenceMinutes>().AddSingleton<ConferenceReader>();
        services.AddSingleton(provider => new LetterPdf(FontSearch.OnThisMachine(provider.GetRequiredService<IConfiguration>()[FontSearch.FolderSetting])));
        services.AddSingleton<SealedProof>().AddSingleton<ConsentDesk>().AddScoped<TreatingPeople>().AddScoped<RequestDesk>();
        return services;
    }
}
