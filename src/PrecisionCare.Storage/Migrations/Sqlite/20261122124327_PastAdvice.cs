using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrecisionCare.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PastAdvice : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_assessments_PatientKey_MadeAt",
                table: "assessments");

            migrationBuilder.AddColumn<string>(
                name: "Visibility",
                table: "assessments",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "advice_seen",
                columns: table => new
                {
                    PatientKey = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AssessmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_advice_seen", x => new { x.PatientKey, x.AccountId });
                    table.ForeignKey(
                        name: "FK_advice_seen_accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_advice_seen_patients_PatientKey",
                        column: x => x.PatientKey,
                        principalTable: "patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_assessments_PatientKey_Visibility_MadeAt",
                table: "assessments",
                columns: new[] { "PatientKey", "Visibility", "MadeAt" });

            migrationBuilder.CreateIndex(
                name: "IX_advice_seen_AccountId",
                table: "advice_seen",
                column: "AccountId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "advice_seen");

            migrationBuilder.DropIndex(
                name: "IX_assessments_PatientKey_Visibility_MadeAt",
                table: "assessments");

            migrationBuilder.DropColumn(
                name: "Visibility",
                table: "assessments");

            migrationBuilder.CreateIndex(
                name: "IX_assessments_PatientKey_MadeAt",
                table: "assessments",
                columns: new[] { "PatientKey", "MadeAt" });
        }
    }
}
