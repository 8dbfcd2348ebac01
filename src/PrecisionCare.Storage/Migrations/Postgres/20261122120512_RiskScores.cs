using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrecisionCare.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RiskScores : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "risk_model_switches",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Model = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Decision = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Version = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risk_model_switches", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "shown_scores",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PatientKey = table.Column<Guid>(type: "uuid", nullable: false),
                    ShownAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ShownTo = table.Column<Guid>(type: "uuid", nullable: false),
                    ModelMark = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    IsScored = table.Column<bool>(type: "boolean", nullable: false),
                    Mark = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Document = table.Column<byte[]>(type: "bytea", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shown_scores", x => x.Id);
                    table.ForeignKey(
                        name: "FK_shown_scores_patients_PatientKey",
                        column: x => x.PatientKey,
                        principalTable: "patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_risk_model_switches_Model_DecidedAt",
                table: "risk_model_switches",
                columns: new[] { "Model", "DecidedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_shown_scores_ModelMark_ShownAt",
                table: "shown_scores",
                columns: new[] { "ModelMark", "ShownAt" });

            migrationBuilder.CreateIndex(
                name: "IX_shown_scores_PatientKey_Mark",
                table: "shown_scores",
                columns: new[] { "PatientKey", "Mark" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_shown_scores_PatientKey_ShownAt",
                table: "shown_scores",
                columns: new[] { "PatientKey", "ShownAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "risk_model_switches");

            migrationBuilder.DropTable(
                name: "shown_scores");
        }
    }
}
