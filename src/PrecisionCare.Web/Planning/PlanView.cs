using PrecisionCare.Knowledge;

namespace PrecisionCare.Web.Planning;

/// <summary>A version of a plan as a partial shows it.</summary>
internal sealed record PlanView(ShownPlan Shown, KnowledgeBase Knowledge);
