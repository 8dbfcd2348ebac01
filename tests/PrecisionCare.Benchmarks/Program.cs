using BenchmarkDotNet.Running;
using PrecisionCare.Benchmarks.Assessments;
using PrecisionCare.Benchmarks.Audit;
using PrecisionCare.Benchmarks.Fhir;
using PrecisionCare.Benchmarks.Pharmacogenomics;
using PrecisionCare.Benchmarks.Risk;
using PrecisionCare.Benchmarks.Storage;
using PrecisionCare.Benchmarks.Vcf;

// "throughput vcf" measures in a minute what the benchmarks measure well: dotnet run -c Release --project tests/PrecisionCare.Benchmarks -- throughput vcf
if (args is ["throughput", "vcf", ..])
    return VcfThroughput.Run(args[2..]);

// "throughput fhir" does the same for bundles.
if (args is ["throughput", "fhir"])
    return FhirThroughput.Run();

// "throughput audit" writes a million audit rows and verifies them, on the database that the environment names (a new SQLite file by default).
if (args is ["throughput", "audit", ..])
    return await AuditThroughput.RunAsync(args.Length > 2 ? int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : 1_000_000);

// "opening 100000" does the same for opening a stored record and the list of so many patients.
if (args is ["opening", ..])
    return await RecordOpening.RunAsync(args is [_, var patients] ? int.Parse(patients, System.Globalization.CultureInfo.InvariantCulture) : 0);

// "throughput assess tests/Cases" assesses every clinical story, warm.
if (args is ["throughput", "assess", var folder])
    return AssessThroughput.Run(folder);

// "throughput fitting FOLDER" fits the risk models to the data sets in a folder, and scores their rows.
if (args is ["throughput", "fitting", var dataSets])
    return FittingSpeed.Run(dataSets);

// "cold EXECUTABLE pgx FILE" times a verb from the start of its process.
if (args is ["cold", ..])
    return ColdVerb.Run(args[1..]);

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
