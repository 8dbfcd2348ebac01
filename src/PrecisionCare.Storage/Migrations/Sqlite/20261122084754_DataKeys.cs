using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrecisionCare.Storage.Migrations.Sqlite
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
                    Owner = table.Column<Guid>(type: "TEXT", nullable: false),
                    MasterVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Wrapped = table.Column<byte[]>(type: "BLOB", nullable: true),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DestroyedAt = table.Column<long>(type: "INTEGER", nullable: true)
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
