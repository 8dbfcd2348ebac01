using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PrecisionCare.Fhir.Input;

/// <summary>Names the place of a byte in JSON, such as <c>resource.code.coding[0].system</c>. Costs a second look at the bytes, and so is made for faults only.</summary>
internal static class JsonPath
{
    /// <summary>The path of the value at an offset; of the deepest value begun before it where the JSON breaks earlier.</summary>
    public static string At(ReadOnlySpan<byte> json, int offset)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Limits.Depth + 1 });
        var steps = new List<Step>();
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                {
                    steps.RemoveAt(steps.Count - 1);
                    continue;
                }

                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    steps[^1] = new Step(reader.GetString(), 0);
                    continue;
                }

                if (steps.Count > 0 && steps[^1].Name is null) steps[^1] = new Step(null, steps[^1].Index + 1);
                if (reader.TokenStartIndex >= offset) break;
                if (reader.TokenType == JsonTokenType.StartObject) steps.Add(new Step("", 0));
                if (reader.TokenType == JsonTokenType.StartArray) steps.Add(new Step(null, -1));
            }
        }
        catch (JsonException)
        {
            // The path so far leads to the fault.
        }

        return Text(steps);
    }

    private static string Text(List<Step> steps)
    {
        var text = new StringBuilder();
        foreach (var (name, index) in steps)
        {
            if (name is null)
            {
                if (index >= 0) text.Append(CultureInfo.InvariantCulture, $"[{index}]");
            }
            else if (name.Length > 0)
            {
                if (text.Length > 0) text.Append('.');
                text.Append(name);
            }
        }

        return text.ToString();
    }

    /// <param name="Name">The member's name in an object (empty before the first); <c>null</c> for a place in an array.</param>
    /// <param name="Index">The place in an array, from 0.</param>
    private readonly record struct Step(string? Name, int Index);
}
