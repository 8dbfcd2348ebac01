using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PrecisionCare.Fhir.Consents;
using PrecisionCare.Storage;
using PrecisionCare.Storage.Consents;
using PrecisionCare.Storage.Imports;
using PrecisionCare.Storage.Tests.Engines;

// A process that imports and does nothing else. Tests start it, kill it, and look at what another makes of what it left.
var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddSingleton(TestReaders.Slow(TimeSpan.FromMilliseconds(builder.Configuration.GetValue("PauseMilliseconds", 0))));
builder.Services.AddSingleton(new ConsentFormat(ConsentReader.Read, SignedConsentReader.Read, ConsentWriter.Write, ConsentWriter.WithStatus));
builder.Services.AddPrecisionCareStorage(builder.Configuration);
builder.Services.AddPrecisionCareImportJobs(builder.Configuration);
await builder.Build().RunAsync();
