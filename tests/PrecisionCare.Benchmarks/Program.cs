using BenchmarkDotNet.Running;
using PrecisionCare.Benchmarks.Fhir;
using PrecisionCare.Benchmarks.Pharmacogenomics;
using PrecisionCare.Benchmarks.Vcf;

// "throughput vcf" measures in a minute what the benchmarks measure well: dotnet run -c Release --project tests/PrecisionCare.Benchmarks -- throughput vcf
if (args is ["throughput", "vcf", ..])
    return VcfThroughput.Run(args[2..]);

// "throughput fhir" does the same for bundles.
if (args is ["throughput", "fhir"])
    return FhirThroughput.Run();

// "cold EXECUTABLE pgx FILE" times a verb from the start of its process.
if (args is ["cold", ..])
    return ColdVerb.Run(args[1..]);

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
