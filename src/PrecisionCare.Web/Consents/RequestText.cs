using System.Globalization;
using PrecisionCare.Storage.Consents;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Consents;

/// <summary>How requests about a patient's data read on pages.</summary>
internal static class RequestText
{
    public static string Name(DataRequestKind kind) => kind switch
    {
        DataRequestKind.Export => "A copy of all data",
        DataRequestKind.Restriction => "Restriction of processing",
        DataRequestKind.Erasure => "Erasure",
        _ => "Legal hold",
    };

    public static string State(DataRequest request) => request.State switch
    {
        DataRequestState.Open => "open",
        DataRequestState.InForce when request.Kind == DataRequestKind.Erasure => "granted; restricted until the data may be erased",
        DataRequestState.InForce => "in force",
        DataRequestState.Done => "done",
        DataRequestState.Refused => "refused",
        _ => "lifted",
    };

    public static string Law(DataRequestKind kind) => kind switch
    {
        DataRequestKind.Export => "GDPR art. 15 and 20",
        DataRequestKind.Restriction => "GDPR art. 18",
        DataRequestKind.Erasure => "GDPR art. 17",
        _ => "nothing may be deleted",
    };

    public static string Refusal(DataRequestRefusal why) => why switch
    {
        DataRequestRefusal.NeedsSecondPerson => "You recorded this request: a second administrator grants it.",
        DataRequestRefusal.Held => "A legal hold forbids erasure. Lift it first.",
        DataRequestRefusal.StillRetained => "The retention of clinical records has not ended.",
        _ => "The request is at another step by now. Look again.",
    };

    /// <summary>The time left, and how it looks.</summary>
    public static (string Words, string Style) Clock(DataRequest request, DateTimeOffset now)
    {
        int days = (int)Math.Floor((request.DueAt - now).TotalDays);
        string day = DateOnly.FromDateTime(request.DueAt.UtcDateTime).Shown();
        return days < 0 ? ($"■ overdue since {day}", "tag error")
            : days <= 7 ? ($"▲ {day}, {days.ToString(CultureInfo.InvariantCulture)} days left", "tag warning")
            : ($"{day}, {days.ToString(CultureInfo.InvariantCulture)} days left", "");
    }
}
