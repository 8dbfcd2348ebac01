using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrecisionCare.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Counseling : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "counseling_appointments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PatientKey = table.Column<Guid>(type: "uuid", nullable: false),
                    Counselor = table.Column<Guid>(type: "uuid", nullable: false),
                    StartsAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Cancelled = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Document = table.Column<byte[]>(type: "bytea", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_counseling_appointments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_counseling_appointments_patients_PatientKey",
                        column: x => x.PatientKey,
                        principalTable: "patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "counseling_drafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PatientKey = table.Column<Guid>(type: "uuid", nullable: false),
                    Stamp = table.Column<Guid>(type: "uuid", nullable: false),
                    ChangedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Document = table.Column<byte[]>(type: "bytea", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_counseling_drafts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_counseling_drafts_patients_PatientKey",
                        column: x => x.PatientKey,
                        principalTable: "patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "counseling_papers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PatientKey = table.Column<Guid>(type: "uuid", nullable: false),
                    Session = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    SignedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    SignedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Document = table.Column<byte[]>(type: "bytea", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_counseling_papers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_counseling_papers_patients_PatientKey",
                        column: x => x.PatientKey,
                        principalTable: "patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "counseling_referrals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PatientKey = table.Column<Guid>(type: "uuid", nullable: false),
                    AskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Document = table.Column<byte[]>(type: "bytea", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_counseling_referrals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_counseling_referrals_patients_PatientKey",
                        column: x => x.PatientKey,
                        principalTable: "patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "counseling_responses",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PatientKey = table.Column<Guid>(type: "uuid", nullable: false),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Document = table.Column<byte[]>(type: "bytea", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_counseling_responses", x => x.Id);
                    table.ForeignKey(
                        name: "FK_counseling_responses_patients_PatientKey",
                        column: x => x.PatientKey,
                        principalTable: "patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "questionnaires",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Scoring = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    LoadedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    LoadedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Resource = table.Column<byte[]>(type: "bytea", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_questionnaires", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_counseling_appointments_Counselor_StartsAt",
                table: "counseling_appointments",
                columns: new[] { "Counselor", "StartsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_counseling_appointments_PatientKey",
                table: "counseling_appointments",
                column: "PatientKey");

            migrationBuilder.CreateIndex(
                name: "IX_counseling_drafts_PatientKey",
                table: "counseling_drafts",
                column: "PatientKey");

            migrationBuilder.CreateIndex(
                name: "IX_counseling_papers_PatientKey",
                table: "counseling_papers",
                column: "PatientKey");

            migrationBuilder.CreateIndex(
                name: "IX_counseling_papers_Session_Number",
                table: "counseling_papers",
                columns: new[] { "Session", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_counseling_referrals_PatientKey",
                table: "counseling_referrals",
                column: "PatientKey");

            migrationBuilder.CreateIndex(
                name: "IX_counseling_responses_PatientKey",
                table: "counseling_responses",
                column: "PatientKey");

            migrationBuilder.CreateIndex(
                name: "IX_questionnaires_OrganisationId_Name",
                table: "questionnaires",
                columns: new[] { "OrganisationId", "Name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "counseling_appointments");

            migrationBuilder.DropTable(
                name: "counseling_drafts");

            migrationBuilder.DropTable(
                name: "counseling_papers");

            migrationBuilder.DropTable(
                name: "counseling_referrals");

            migrationBuilder.DropTable(
                name: "counseling_responses");

            migrationBuilder.DropTable(
                name: "questionnaires");
        }
    }
}
