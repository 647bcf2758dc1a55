using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tertulia.Server.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class NewestMessage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "newest_sequence",
                table: "chat_channels",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);
            migrationBuilder.Sql(
                "UPDATE chat_channels SET newest_sequence = coalesce((SELECT max(m.channel_sequence) FROM chat_messages m WHERE m.channel_id = chat_channels.id AND NOT m.deleted), 0)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "newest_sequence",
                table: "chat_channels");
        }
    }
}
