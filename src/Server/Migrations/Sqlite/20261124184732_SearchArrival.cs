using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tertulia.Server.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SearchArrival : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_platform_search_documents_workspace_id_at_id",
                table: "platform_search_documents");

            migrationBuilder.AddColumn<int>(
                name: "arrival",
                table: "platform_search_documents",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.Sql(
                """
                UPDATE platform_search_documents SET arrival = 0 WHERE id IN (
                    SELECT id FROM (
                        SELECT id, at, max(at) OVER (PARTITION BY workspace_id ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS newest
                        FROM platform_search_documents) d
                    WHERE newest IS NULL OR at >= newest)
                """);
            migrationBuilder.CreateIndex(
                name: "IX_platform_search_documents_workspace_id_arrival_at_id",
                table: "platform_search_documents",
                columns: new[] { "workspace_id", "arrival", "at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_platform_search_documents_workspace_id_arrival_at_id",
                table: "platform_search_documents");

            migrationBuilder.DropColumn(
                name: "arrival",
                table: "platform_search_documents");

            migrationBuilder.CreateIndex(
                name: "IX_platform_search_documents_workspace_id_at_id",
                table: "platform_search_documents",
                columns: new[] { "workspace_id", "at", "id" });
        }
    }
}
