using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrecisionCare.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ExplanationSight : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_explanation_drafts_PatientKey_Subject_Visibility",
                table: "explanation_drafts");

            migrationBuilder.DropColumn(
                name: "Visibility",
                table: "explanations");

            migrationBuilder.DropColumn(
                name: "Visibility",
                table: "explanation_drafts");

            migrationBuilder.AddColumn<byte[]>(
                name: "Sight",
                table: "explanations",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Sight",
                table: "explanation_drafts",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_explanation_drafts_PatientKey_Subject",
                table: "explanation_drafts",
                columns: new[] { "PatientKey", "Subject" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_explanation_drafts_PatientKey_Subject",
                table: "explanation_drafts");

            migrationBuilder.DropColumn(
                name: "Sight",
                table: "explanations");

            migrationBuilder.DropColumn(
                name: "Sight",
                table: "explanation_drafts");

            migrationBuilder.AddColumn<string>(
                name: "Visibility",
                table: "explanations",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Visibility",
                table: "explanation_drafts",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_explanation_drafts_PatientKey_Subject_Visibility",
                table: "explanation_drafts",
                columns: new[] { "PatientKey", "Subject", "Visibility" },
                unique: true);
        }
    }
}
