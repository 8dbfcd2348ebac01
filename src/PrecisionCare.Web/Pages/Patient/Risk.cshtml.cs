using System.Collections.Immutable;
using PrecisionCare.Knowledge;
using PrecisionCare.Risk;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Scores;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>All scores of a patient at a glance, by what they are about; each leads to its own page.</summary>
internal sealed class RiskModel(PatientReader reader, KnowledgeBase knowledge) : PatientPage(reader)
{
    public IEnumerable<(ScoreGroup Group, ImmutableArray<RiskScore> Scores)> Scored => ScoreGroup.Among(Patient.Assessment.Scores.Where(s => s.NotApplicable is null));

    public IEnumerable<(ScoreGroup Group, ImmutableArray<RiskScore> Scores)> Without => ScoreGroup.Among(Patient.Assessment.Scores.Where(s => s.NotApplicable is not null));

    public ImmutableArray<InputLine> InputsOf(RiskScore score) => InputLine.Of(score, knowledge.RiskModels.Find(score.Model), Patient.Assessment.At);

    public ImmutableArray<string> NeededFor(RiskScore score) => Need.Of(score, knowledge.RiskModels.Find(score.Model));

    protected override IReadOnlyCollection<RiskScore> ScoresShown(PatientView patient) => patient.Assessment.Scores;
}
