using PrecisionCare.Counseling;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Counseling;

/// <summary>An appointment. When and with whom stands clear, so that a counselor's own list needs no patient's key; the rest is sealed.</summary>
public sealed class AppointmentRow
{
    private const string Column = "counseling_appointments.document";

    public Guid Id { get; init; }

    public Guid PatientKey { get; init; }

    public Guid Counselor { get; init; }

    public DateTimeOffset StartsAt { get; init; }

    public AppointmentState State { get; set; }

    public CancelReason? Cancelled { get; set; }

    /// <summary>Grows with every change.</summary>
    public int Revision { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>The <see cref="AppointmentContent"/> as JSON, sealed.</summary>
    public required byte[] Document { get; init; }

    internal static byte[] Seal(DataKey key, Guid row, AppointmentContent content) => key.Seal(new Cell(Column, row), Compressed.Pack(StoredJson.Write(content)));

    internal AppointmentContent Open(DataKey key) => StoredJson.Read<AppointmentContent>(Compressed.Unpack(key.Open(new Cell(Column, Id), Document)));
}
