using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrecisionCare.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Organisations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_samples_ContentHash_Sample",
                table: "samples");

            migrationBuilder.DropIndex(
                name: "IX_patients_PatientId",
                table: "patients");

            migrationBuilder.DropIndex(
                name: "IX_patients_SortName_Id",
                table: "patients");

            migrationBuilder.DropPrimaryKey(
                name: "PK_consent_wordings",
                table: "consent_wordings");

            migrationBuilder.AddColumn<Guid>(
                name: "OrganisationId",
                table: "samples",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000001"));

            migrationBuilder.AddColumn<Guid>(
                name: "OrganisationId",
                table: "resources",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000001"));

            migrationBuilder.AddColumn<Guid>(
                name: "OrganisationId",
                table: "patients",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000001"));

            migrationBuilder.AddColumn<Guid>(
                name: "OrganisationId",
                table: "patient_sources",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000001"));

            migrationBuilder.AddColumn<Guid>(
                name: "OrganisationId",
                table: "patient_identifiers",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000001"));

            migrationBuilder.AddColumn<Guid>(
                name: "OrganisationId",
                table: "outside_calls",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000001"));

            migrationBuilder.AddColumn<Guid>(
                name: "OrganisationId",
                table: "imports",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000001"));

            migrationBuilder.AddColumn<Guid>(
                name: "OrganisationId",
                table: "import_issues",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000001"));

            migrationBuilder.AddColumn<Guid>(
                name: "OrganisationId",
                table: "emergency_accesses",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000001"));

            migrationBuilder.AddColumn<Guid>(
                name: "OrganisationId",
                table: "data_requests",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000001"));

            migrationBuilder.AddColumn<Guid>(
                name: "OrganisationId",
                table: "consent_wordings",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000001"));

            migrationBuilder.AddColumn<Guid>(
                name: "OrganisationId",
                table: "consent_versions",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000001"));

            migrationBuilder.AddColumn<Guid>(
                name: "OrganisationId",
                table: "conflict_reviews",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000001"));

            migrationBuilder.AddColumn<Guid>(
                name: "OrganisationId",
                table: "care_teams",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000001"));

            migrationBuilder.AddColumn<Guid>(
                name: "OrganisationId",
                table: "assessments",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000001"));

            migrationBuilder.AddColumn<Guid>(
                name: "OrganisationId",
                table: "accounts",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000001"));

            migrationBuilder.AddPrimaryKey(
                name: "PK_consent_wordings",
                table: "consent_wordings",
                columns: new[] { "OrganisationId", "Form", "Version" });

            migrationBuilder.CreateTable(
                name: "organisations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisations", x => x.Id);
                });

            migrationBuilder.InsertData(
                table: "organisations",
                columns: new[] { "Id", "Name" },
                values: new object[] { new Guid("00000000-0000-0000-0000-000000000001"), "Main organisation" });

            migrationBuilder.CreateIndex(
                name: "IX_samples_ContentHash_Sample_OrganisationId",
                table: "samples",
                columns: new[] { "ContentHash", "Sample", "OrganisationId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_patients_OrganisationId_PatientId",
                table: "patients",
                columns: new[] { "OrganisationId", "PatientId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_patients_OrganisationId_SortName_Id",
                table: "patients",
                columns: new[] { "OrganisationId", "SortName", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_organisations_Name",
                table: "organisations",
                column: "Name",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "organisations");

            migrationBuilder.DropIndex(
                name: "IX_samples_ContentHash_Sample_OrganisationId",
                table: "samples");

            migrationBuilder.DropIndex(
                name: "IX_patients_OrganisationId_PatientId",
                table: "patients");

            migrationBuilder.DropIndex(
                name: "IX_patients_OrganisationId_SortName_Id",
                table: "patients");

            migrationBuilder.DropPrimaryKey(
                name: "PK_consent_wordings",
                table: "consent_wordings");

            migrationBuilder.DropColumn(
                name: "OrganisationId",
                table: "samples");

            migrationBuilder.DropColumn(
                name: "OrganisationId",
                table: "resources");

            migrationBuilder.DropColumn(
                name: "OrganisationId",
                table: "patients");

            migrationBuilder.DropColumn(
                name: "OrganisationId",
                table: "patient_sources");

            migrationBuilder.DropColumn(
                name: "OrganisationId",
                table: "patient_identifiers");

            migrationBuilder.DropColumn(
                name: "OrganisationId",
                table: "outside_calls");

            migrationBuilder.DropColumn(
                name: "OrganisationId",
                table: "imports");

            migrationBuilder.DropColumn(
                name: "OrganisationId",
                table: "import_issues");

            migrationBuilder.DropColumn(
                name: "OrganisationId",
                table: "emergency_accesses");

            migrationBuilder.DropColumn(
                name: "OrganisationId",
                table: "data_requests");

            migrationBuilder.DropColumn(
                name: "OrganisationId",
                table: "consent_wordings");

            migrationBuilder.DropColumn(
                name: "OrganisationId",
                table: "consent_versions");

            migrationBuilder.DropColumn(
                name: "OrganisationId",
                table: "conflict_reviews");

            migrationBuilder.DropColumn(
                name: "OrganisationId",
                table: "care_teams");

            migrationBuilder.DropColumn(
                name: "OrganisationId",
                table: "assessments");

            migrationBuilder.DropColumn(
                name: "OrganisationId",
                table: "accounts");

            migrationBuilder.AddPrimaryKey(
                name: "PK_consent_wordings",
                table: "consent_wordings",
                columns: new[] { "Form", "Version" });

            migrationBuilder.CreateIndex(
                name: "IX_samples_ContentHash_Sample",
                table: "samples",
                columns: new[] { "ContentHash", "Sample" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_patients_PatientId",
                table: "patients",
                column: "PatientId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_patients_SortName_Id",
                table: "patients",
                columns: new[] { "SortName", "Id" });
        }
    }
}
