using System.Collections.Immutable;

namespace PrecisionCare.Knowledge;

/// <summary>One source of the knowledge base, as the manifest lists it.</summary>
/// <param name="Source">Short name, such as <c>CPIC</c>.</param>
/// <param name="Version">Release as its publisher names it.</param>
/// <param name="Released">Date of the release.</param>
/// <param name="Licence">SPDX id or the licence's own name, with the attribution asked for.</param>
/// <param name="Files">Tables made from it, relative to the knowledge base's folder, with their SHA-256 in lower-case hex.</param>
public sealed record KnowledgeSource(
    string Source, string Version, DateOnly Released, string Licence, ImmutableArray<KnowledgeFile> Files);

/// <summary>A table of the knowledge base with the digest by which it is verified at load.</summary>
public sealed record KnowledgeFile(string Path, string Sha256);
