using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrecisionCare.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ConsentProofs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ProofHash",
                table: "consent_versions",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_consent_versions_ProofHash",
                table: "consent_versions",
                column: "ProofHash");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_consent_versions_ProofHash",
                table: "consent_versions");

            migrationBuilder.DropColumn(
                name: "ProofHash",
                table: "consent_versions");
        }
    }
}
