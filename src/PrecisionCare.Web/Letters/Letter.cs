using System.Collections.Immutable;
using PrecisionCare.Explanations;

namespace PrecisionCare.Web.Letters;

/// <summary>A letter, finished in content: the same value becomes a page and a PDF file.</summary>
internal sealed record Letter
{
    public required Language Language { get; init; }

    public required LetterSender Sender { get; init; }

    /// <summary>Name and address, one line each; empty where the letter is handed over.</summary>
    public ImmutableArray<string> Recipient { get; init; } = [];

    public required DateOnly Date { get; init; }

    /// <summary>Its heading and the title of the file. Names nobody where the letter must not.</summary>
    public required string Subject { get; init; }

    public required ImmutableArray<LetterBlock> Blocks { get; init; }

    /// <summary>It is set a little smaller rather than run over to a second page.</summary>
    public bool OnOnePage { get; init; }

    /// <summary>Who it is about, at the foot of each page; <c>null</c> where the letter may not carry it.</summary>
    public string? PatientLine { get; init; }
}

/// <summary>Who writes.</summary>
/// <param name="Organisation">Name of the house.</param>
/// <param name="Lines">Address and telephone, one line each.</param>
/// <param name="Author">Who signs, with the profession; <c>null</c> where nobody does.</param>
internal sealed record LetterSender(string Organisation, ImmutableArray<string> Lines, string? Author);
