using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tertulia.Server.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SearchArrival : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_search_documents_workspace_id_at_id",
                schema: "platform",
                table: "search_documents");

            migrationBuilder.AddColumn<int>(
                name: "arrival",
                schema: "platform",
                table: "search_documents",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.Sql(
                """
                UPDATE platform.search_documents SET arrival = 0 WHERE id IN (
                    SELECT id FROM (
                        SELECT id, at, max(at) OVER (PARTITION BY workspace_id ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS newest
                        FROM platform.search_documents) d
                    WHERE newest IS NULL OR at >= newest)
                """);
            migrationBuilder.CreateIndex(
                name: "IX_search_documents_workspace_id_arrival_at_id",
                schema: "platform",
                table: "search_documents",
                columns: new[] { "workspace_id", "arrival", "at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_search_documents_workspace_id_arrival_at_id",
                schema: "platform",
                table: "search_documents");

            migrationBuilder.DropColumn(
                name: "arrival",
                schema: "platform",
                table: "search_documents");

            migrationBuilder.CreateIndex(
                name: "IX_search_documents_workspace_id_at_id",
                schema: "platform",
                table: "search_documents",
                columns: new[] { "workspace_id", "at", "id" });
        }
    }
}
