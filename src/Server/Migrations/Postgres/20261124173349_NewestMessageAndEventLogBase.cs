using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tertulia.Server.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class NewestMessageAndEventLogBase : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("CREATE FUNCTION platform.event_log_base() RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT 0::bigint'");
            migrationBuilder.AlterColumn<long>(
                name: "transaction",
                schema: "platform",
                table: "events",
                type: "bigint",
                nullable: false,
                defaultValueSql: "pg_current_xact_id()::text::bigint + platform.event_log_base()",
                oldClrType: typeof(long),
                oldType: "bigint",
                oldDefaultValueSql: "pg_current_xact_id()::text::bigint");

            migrationBuilder.AddColumn<long>(
                name: "newest_sequence",
                schema: "chat",
                table: "channels",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);
            migrationBuilder.Sql(
                "UPDATE chat.channels c SET newest_sequence = coalesce((SELECT max(m.channel_sequence) FROM chat.messages m WHERE m.channel_id = c.id AND NOT m.deleted), 0)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "newest_sequence",
                schema: "chat",
                table: "channels");

            migrationBuilder.AlterColumn<long>(
                name: "transaction",
                schema: "platform",
                table: "events",
                type: "bigint",
                nullable: false,
                defaultValueSql: "pg_current_xact_id()::text::bigint",
                oldClrType: typeof(long),
                oldType: "bigint",
                oldDefaultValueSql: "pg_current_xact_id()::text::bigint + platform.event_log_base()");
            migrationBuilder.Sql("DROP FUNCTION platform.event_log_base()");
        }
    }
}
