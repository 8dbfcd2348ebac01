using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrecisionCare.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class DataKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "data_keys",
                columns: table => new
                {
                    Owner = table.Column<Guid>(type: "uuid", nullable: false),
                    MasterVersion = table.Column<int>(type: "integer", nullable: false),
                    Wrapped = table.Column<byte[]>(type: "bytea", nullable: true),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DestroyedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_data_keys", x => x.Owner);
                });

            migrationBuilder.CreateIndex(
                name: "IX_data_keys_MasterVersion",
                table: "data_keys",
                column: "MasterVersion");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "data_keys");
        }
    }
}
