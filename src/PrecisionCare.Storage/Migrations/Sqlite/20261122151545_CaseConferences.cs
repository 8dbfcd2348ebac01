using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrecisionCare.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CaseConferences : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "conferences",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PatientKey = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OpenedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AnswersBy = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Follows = table.Column<Guid>(type: "TEXT", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    Visibility = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Question = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MinutesVisibility = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Minutes = table.Column<byte[]>(type: "BLOB", nullable: true),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conferences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_conferences_patients_PatientKey",
                        column: x => x.PatientKey,
                        principalTable: "patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "conference_comments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ConferenceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PatientKey = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    WrittenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Visibility = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Words = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conference_comments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_conference_comments_conferences_ConferenceId",
                        column: x => x.ConferenceId,
                        principalTable: "conferences",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "conference_participants",
                columns: table => new
                {
                    ConferenceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PatientKey = table.Column<Guid>(type: "TEXT", nullable: false),
                    InvitedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conference_participants", x => new { x.ConferenceId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_conference_participants_conferences_ConferenceId",
                        column: x => x.ConferenceId,
                        principalTable: "conferences",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "conference_votes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ConferenceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PatientKey = table.Column<Guid>(type: "TEXT", nullable: false),
                    Option = table.Column<int>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    VotedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Stance = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conference_votes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_conference_votes_conferences_ConferenceId",
                        column: x => x.ConferenceId,
                        principalTable: "conferences",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_conference_comments_ConferenceId",
                table: "conference_comments",
                column: "ConferenceId");

            migrationBuilder.CreateIndex(
                name: "IX_conference_comments_PatientKey",
                table: "conference_comments",
                column: "PatientKey");

            migrationBuilder.CreateIndex(
                name: "IX_conference_participants_AccountId",
                table: "conference_participants",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_conference_participants_PatientKey",
                table: "conference_participants",
                column: "PatientKey");

            migrationBuilder.CreateIndex(
                name: "IX_conference_votes_ConferenceId_Option_AccountId",
                table: "conference_votes",
                columns: new[] { "ConferenceId", "Option", "AccountId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_conference_votes_PatientKey",
                table: "conference_votes",
                column: "PatientKey");

            migrationBuilder.CreateIndex(
                name: "IX_conferences_PatientKey_State",
                table: "conferences",
                columns: new[] { "PatientKey", "State" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "conference_comments");

            migrationBuilder.DropTable(
                name: "conference_participants");

            migrationBuilder.DropTable(
                name: "conference_votes");

            migrationBuilder.DropTable(
                name: "conferences");
        }
    }
}
