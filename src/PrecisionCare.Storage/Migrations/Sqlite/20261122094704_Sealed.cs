using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrecisionCare.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Sealed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What was stored until now was not sealed and could not be read any more. DatabaseMigration refuses a database that holds patients before it comes to this.
            migrationBuilder.Sql("DELETE FROM import_issues;");
            migrationBuilder.Sql("DELETE FROM imports;");
            migrationBuilder.Sql("DELETE FROM outside_calls;");
            migrationBuilder.Sql("DELETE FROM conflict_reviews;");
            migrationBuilder.Sql("DELETE FROM assessments;");
            migrationBuilder.Sql("DELETE FROM samples;");
            migrationBuilder.Sql("DELETE FROM resources;");
            migrationBuilder.Sql("DELETE FROM patient_identifiers;");
            migrationBuilder.Sql("DELETE FROM patient_sources;");
            migrationBuilder.Sql("DELETE FROM patients;");
            migrationBuilder.Sql("DELETE FROM data_protection_keys;");

            migrationBuilder.DropIndex(
                name: "IX_samples_ContentHash_Sample_OrganisationId",
                table: "samples");

            migrationBuilder.DropIndex(
                name: "IX_resources_FactId",
                table: "resources");

            migrationBuilder.DropIndex(
                name: "IX_resources_PatientKey_FactId_Version",
                table: "resources");

            migrationBuilder.DropIndex(
                name: "IX_resources_ProductId",
                table: "resources");

            migrationBuilder.DropIndex(
                name: "IX_patients_OrganisationId_PatientId",
                table: "patients");

            migrationBuilder.DropIndex(
                name: "IX_patients_OrganisationId_SortName_Id",
                table: "patients");

            migrationBuilder.DropPrimaryKey(
                name: "PK_patient_identifiers",
                table: "patient_identifiers");

            migrationBuilder.DropIndex(
                name: "IX_patient_identifiers_Value",
                table: "patient_identifiers");

            migrationBuilder.DropColumn(
                name: "File",
                table: "samples");

            migrationBuilder.DropColumn(
                name: "Names",
                table: "samples");

            migrationBuilder.DropColumn(
                name: "Sample",
                table: "samples");

            migrationBuilder.DropColumn(
                name: "Sidecar",
                table: "samples");

            migrationBuilder.DropColumn(
                name: "ContentHash",
                table: "resources");

            migrationBuilder.DropColumn(
                name: "FactId",
                table: "resources");

            migrationBuilder.DropColumn(
                name: "ProductId",
                table: "resources");

            migrationBuilder.DropColumn(
                name: "BirthDate",
                table: "patients");

            migrationBuilder.DropColumn(
                name: "Family",
                table: "patients");

            migrationBuilder.DropColumn(
                name: "Given",
                table: "patients");

            migrationBuilder.DropColumn(
                name: "MedicalRecordNumber",
                table: "patients");

            migrationBuilder.DropColumn(
                name: "PatientId",
                table: "patients");

            migrationBuilder.DropColumn(
                name: "Search",
                table: "patients");

            migrationBuilder.DropColumn(
                name: "Sex",
                table: "patients");

            migrationBuilder.DropColumn(
                name: "SortName",
                table: "patients");

            migrationBuilder.DropColumn(
                name: "System",
                table: "patient_identifiers");

            migrationBuilder.DropColumn(
                name: "Value",
                table: "patient_identifiers");

            migrationBuilder.DropColumn(
                name: "ActivityScore",
                table: "outside_calls");

            migrationBuilder.DropColumn(
                name: "Diplotype",
                table: "outside_calls");

            migrationBuilder.DropColumn(
                name: "File",
                table: "outside_calls");

            migrationBuilder.DropColumn(
                name: "Gene",
                table: "outside_calls");

            migrationBuilder.DropColumn(
                name: "Line",
                table: "outside_calls");

            migrationBuilder.DropColumn(
                name: "Path",
                table: "outside_calls");

            migrationBuilder.DropColumn(
                name: "Phenotype",
                table: "outside_calls");

            migrationBuilder.DropColumn(
                name: "File",
                table: "imports");

            migrationBuilder.DropColumn(
                name: "Path",
                table: "imports");

            migrationBuilder.DropColumn(
                name: "Sidecar",
                table: "imports");

            migrationBuilder.DropColumn(
                name: "File",
                table: "import_issues");

            migrationBuilder.DropColumn(
                name: "Line",
                table: "import_issues");

            migrationBuilder.DropColumn(
                name: "Message",
                table: "import_issues");

            migrationBuilder.DropColumn(
                name: "Path",
                table: "import_issues");

            migrationBuilder.DropColumn(
                name: "Remedy",
                table: "import_issues");

            migrationBuilder.DropColumn(
                name: "Deceased",
                table: "patients");

            migrationBuilder.AddColumn<long>(
                name: "DescribedAt",
                table: "patients",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<byte[]>(
                name: "Label",
                table: "samples",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<string>(
                name: "SampleMark",
                table: "samples",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "ContentMark",
                table: "resources",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "FactMark",
                table: "resources",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "ProductMark",
                table: "resources",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Description",
                table: "patients",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ErasedAt",
                table: "patients",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "IdMark",
                table: "patients",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Mark",
                table: "patient_identifiers",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<byte[]>(
                name: "Call",
                table: "outside_calls",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<string>(
                name: "FileMark",
                table: "outside_calls",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<byte[]>(
                name: "Origin",
                table: "imports",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<byte[]>(
                name: "Detail",
                table: "import_issues",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.DropColumn(
                name: "Note",
                table: "conflict_reviews");

            migrationBuilder.AddColumn<byte[]>(
                name: "Note",
                table: "conflict_reviews",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddPrimaryKey(
                name: "PK_patient_identifiers",
                table: "patient_identifiers",
                columns: new[] { "PatientKey", "Mark" });

            migrationBuilder.CreateIndex(
                name: "IX_samples_ContentHash_SampleMark_OrganisationId",
                table: "samples",
                columns: new[] { "ContentHash", "SampleMark", "OrganisationId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_resources_FactMark",
                table: "resources",
                column: "FactMark");

            migrationBuilder.CreateIndex(
                name: "IX_resources_PatientKey_FactMark_Version",
                table: "resources",
                columns: new[] { "PatientKey", "FactMark", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_resources_ProductMark",
                table: "resources",
                column: "ProductMark");

            migrationBuilder.CreateIndex(
                name: "IX_patients_OrganisationId_DescribedAt",
                table: "patients",
                columns: new[] { "OrganisationId", "DescribedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_patients_OrganisationId_IdMark",
                table: "patients",
                columns: new[] { "OrganisationId", "IdMark" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_patient_identifiers_Mark",
                table: "patient_identifiers",
                column: "Mark");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("What is sealed is not unsealed by a migration.");
    }
}
