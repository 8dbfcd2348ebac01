using System.Collections.Immutable;

namespace PrecisionCare.Vcf;

/// <summary>
/// The patients that a header names: for one sample (<c>##SAMPLE=&lt;ID=NA1,PatientID=p1&gt;</c>), or for the file (<c>##patient=p1</c>), which is an answer only
/// when the file has one sample.
/// </summary>
internal sealed class PatientLinks(int maximum)
{
    private const int MostForOne = 10;
    private readonly Dictionary<string, List<string>> _ofSample = new(StringComparer.Ordinal);
    private readonly List<string> _ofFile = [];

    /// <summary>Takes in the value of a ##patient line, an id or a structure with an ID.</summary>
    public void Patient(string value)
    {
        string? id = value.StartsWith('<') ? HeaderFields.Parse(value).GetValueOrDefault("ID") : value.Trim();
        if (!string.IsNullOrEmpty(id)) AddTo(_ofFile, id);
    }

    /// <summary>Takes in the fields of a ##SAMPLE line.</summary>
    public void Sample(IReadOnlyDictionary<string, string> fields)
    {
        if (!fields.TryGetValue("ID", out string? sample) || !fields.TryGetValue("PatientID", out string? patient)) return;
        if (!_ofSample.TryGetValue(sample, out var patients))
        {
            if (_ofSample.Count >= maximum) return;
            _ofSample[sample] = patients = [];
        }

        AddTo(patients, patient);
    }

    /// <summary>Whether a ##patient line leaves open whose it is.</summary>
    public bool AmbiguousAmong(int samples) => samples > 1 && _ofFile.Count > 0;

    public ImmutableArray<string> Of(string sample, int samples) =>
        [.. _ofSample.GetValueOrDefault(sample, []).Concat(samples == 1 ? _ofFile : []).Distinct()];

    private static void AddTo(List<string> patients, string patient)
    {
        if (patients.Count < MostForOne && !patients.Contains(patient)) patients.Add(patient);
    }
}
