using System.Reflection;
using System.Reflection.Emit;
using PrecisionCare.Storage.Conferences;
using PrecisionCare.Storage.Counseling;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Decisions;
using PrecisionCare.Storage.Explanations;
using PrecisionCare.Storage.Families;
using PrecisionCare.Storage.Planning;
using PrecisionCare.Storage.Records;
using PrecisionCare.Storage.Scores;
using PrecisionCare.Web.Conferences;
using PrecisionCare.Web.Consents;
using PrecisionCare.Web.Counseling;
using PrecisionCare.Web.Decisions;
using PrecisionCare.Web.Explanations;
using PrecisionCare.Web.Families;
using PrecisionCare.Web.Pages;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Planning;

namespace PrecisionCare.Web.Tests.Access;

/// <summary>Stored records have one door: no other type of the application calls the stores behind it.</summary>
public sealed class GateTests
{
    /// <summary>The last two hand a patient what is theirs: an explanation for its code, and the copy of everything on a granted request.</summary>
    private static readonly Type[] Gate = [typeof(PatientReader), typeof(SampleReader), typeof(ConflictReader), typeof(ScoreReader), typeof(AdviceReader), typeof(DecisionReader), typeof(PlanReader), typeof(FamilyReader), typeof(ExplanationReader), typeof(ExplanationDesk), typeof(ConferenceReader), typeof(CounselingReader), typeof(QuestionnaireDesk), typeof(SafetyDesk), typeof(MyResultModel), typeof(SubjectCopyResult)];

    private static readonly Type[] Stores = [typeof(PatientRecords), typeof(SampleLinks), typeof(OutsideCalls), typeof(AssessmentStore), typeof(ConflictReviews), typeof(ShownScores), typeof(DecisionStore), typeof(PlanStore), typeof(FamilyStore), typeof(ExplanationStore), typeof(TakeAwayStore), typeof(ConferenceStore), typeof(ConferenceClosing), typeof(SessionStore), typeof(SessionDrafts), typeof(AppointmentStore), typeof(ReferralStore), typeof(ResponseStore), typeof(ResponseNoteStore)];

    /// <summary>Tables with clinical content.</summary>
    private static readonly string[] Tables = ["get_Resources", "get_Samples", "get_OutsideCalls", "get_Assessments", "get_AdviceSeen", "get_ConflictReviews", "get_ShownScores", "get_Decisions", "get_Plans", "get_PlanDrafts", "get_FamilyVersions", "get_Explanations", "get_ExplanationDrafts", "get_TakeAways", "get_Conferences", "get_ConferenceComments", "get_ConferenceVotes", "get_SessionDrafts", "get_SessionPapers", "get_Appointments", "get_Referrals", "get_QuestionnaireResponses", "get_ResponseNotes"];

    private static readonly OpCode[] OneByte = new OpCode[256];
    private static readonly OpCode[] TwoBytes = new OpCode[256];

    static GateTests()
    {
        foreach (var code in typeof(OpCodes).GetFields().Select(f => f.GetValue(null)).OfType<OpCode>())
            (code.Size == 1 ? OneByte : TwoBytes)[code.Value & 0xff] = code;
    }

    [Fact]
    public void Only_the_gate_calls_the_stores_of_records()
    {
        var trespassers = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var type in typeof(PatientReader).Assembly.GetTypes().Where(t => !Gate.Contains(Outermost(t))))
            foreach (var called in Methods(type).SelectMany(Calls))
                if (Stores.Contains(called.DeclaringType) || (typeof(PrecisionCareContext).IsAssignableFrom(called.DeclaringType) && Tables.Contains(called.Name)))
                    trespassers.Add($"{Outermost(type).FullName} calls {called.DeclaringType!.Name}.{called.Name}");
        Assert.Empty(trespassers);
    }

    [Fact]
    public void The_search_for_trespassers_finds_the_calls_of_the_gate_itself() =>
        Assert.Contains(
            typeof(PatientReader).Assembly.GetTypes().Where(t => Outermost(t) == typeof(PatientReader)).SelectMany(Methods).SelectMany(Calls), c => c.DeclaringType == typeof(PatientRecords));

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<MethodBase> Methods(Type type)
    {
        const BindingFlags Own = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        return type.GetMethods(Own).Concat<MethodBase>(type.GetConstructors(Own));
    }

    /// <summary>The methods that a body calls, read from its instructions.</summary>
    private static IEnumerable<MethodBase> Calls(MethodBase method)
    {
        byte[] code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (int i = 0; i < code.Length;)
        {
            var instruction = code[i] == 0xfe ? TwoBytes[code[i + 1]] : OneByte[code[i]];
            i += instruction.Size;
            if (instruction.OperandType == OperandType.InlineMethod && Resolve(method, BitConverter.ToInt32(code, i)) is { } called) yield return called;
            i += instruction.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, i)),
                _ => 4,
            };
        }
    }

    private static MethodBase? Resolve(MethodBase within, int token) => within.Module.ResolveMethod(
        token, within.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null, within is { IsGenericMethod: true } ? within.GetGenericArguments() : null);
}
