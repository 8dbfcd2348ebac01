using System.Globalization;
using System.Text;
using PrecisionCare.Counseling;

namespace PrecisionCare.Web.Counseling;

/// <summary>An appointment as an iCalendar file (RFC 5545): when, where to join, with whom. No name of the patient and no clinical word, since calendars are shared and synchronised.</summary>
internal static class CalendarFile
{
    private const int LongestLine = 75;

    public static byte[] Write(Appointment appointment)
    {
        var content = appointment.Content;
        var text = new StringBuilder();
        void Line(string line) => text.Append(Folded(line)).Append("\r\n");

        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//PrecisionCare//Appointments//EN");
        Line("METHOD:PUBLISH");
        Line("BEGIN:VEVENT");
        Line($"UID:{appointment.Id}@precisioncare");
        Line($"SEQUENCE:{appointment.Revision.ToString(CultureInfo.InvariantCulture)}");
        Line($"DTSTAMP:{Moment(appointment.ChangedAt)}");
        Line($"DTSTART:{Moment(content.Start)}");
        Line($"DTEND:{Moment(content.End)}");
        Line($"SUMMARY:Appointment with {Escaped(appointment.Name)}");
        Line($"STATUS:{(appointment.State == AppointmentState.Cancelled ? "CANCELLED" : "CONFIRMED")}");
        Line("CLASS:PRIVATE");
        if (content.Link is { } link && JoinLink.Of(link) is { } address)
        {
            Line($"LOCATION:{Escaped("Video call at " + address.Host)}");
            Line($"URL:{address.AbsoluteUri}");
        }

        Line("END:VEVENT");
        Line("END:VCALENDAR");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>In UTC, so that no reader needs our time zones.</summary>
    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n");

    /// <summary>Lines of at most 75 octets; what is longer goes on in the next after a space (3.1).</summary>
    private static string Folded(string line)
    {
        var folded = new StringBuilder();
        int octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                folded.Append("\r\n ");
                octets = 1;
            }

            folded.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        return folded.ToString();
    }
}
