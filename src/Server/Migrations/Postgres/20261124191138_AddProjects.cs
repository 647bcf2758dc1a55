using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tertulia.Server.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AddProjects : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "projects");

            migrationBuilder.CreateTable(
                name: "activities",
                schema: "projects",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    batch_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    field = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    old = table.Column<string>(type: "text", nullable: true),
                    @new = table.Column<string>(name: "new", type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    undone = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activities", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "baselines",
                schema: "projects",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    dates = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_baselines", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "comments",
                schema: "projects",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    workspace_id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(12000)", maxLength: 12000, nullable: false),
                    file_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    reactions = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    edited_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    deleted = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_comments", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "custom_fields",
                schema: "projects",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    folded_name = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false),
                    type = table.Column<int>(type: "integer", nullable: false),
                    options = table.Column<string>(type: "text", nullable: false),
                    format = table.Column<string>(type: "text", nullable: true),
                    formula = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    rank = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_custom_fields", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "favourites",
                schema: "projects",
                columns: table => new
                {
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_favourites", x => new { x.member_id, x.project_id });
                });

            migrationBuilder.CreateTable(
                name: "labels",
                schema: "projects",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    folded_name = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false),
                    color = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_labels", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "portfolios",
                schema: "projects",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    workspace_id = table.Column<Guid>(type: "uuid", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    color = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    rank = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portfolios", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "projects",
                schema: "projects",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    workspace_id = table.Column<Guid>(type: "uuid", nullable: false),
                    portfolio_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    description = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: false),
                    color = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    icon = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    access = table.Column<int>(type: "integer", nullable: false),
                    channel_id = table.Column<Guid>(type: "uuid", nullable: true),
                    status = table.Column<int>(type: "integer", nullable: false),
                    time_zone = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    work_week = table.Column<string>(type: "text", nullable: false),
                    archived = table.Column<bool>(type: "boolean", nullable: false),
                    template = table.Column<bool>(type: "boolean", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    bin_id = table.Column<Guid>(type: "uuid", nullable: false),
                    last_task_number = table.Column<int>(type: "integer", nullable: false),
                    change_sequence = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "saved_views",
                schema: "projects",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    settings = table.Column<string>(type: "text", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    rank = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_saved_views", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sections",
                schema: "projects",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    color = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    wip_limit = table.Column<int>(type: "integer", nullable: true),
                    rank = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sections", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "status_updates",
                schema: "projects",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    text = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_status_updates", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "task_pages",
                schema: "projects",
                columns: table => new
                {
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    description = table.Column<string>(type: "character varying(50000)", maxLength: 50000, nullable: false),
                    checklists = table.Column<string>(type: "text", nullable: false),
                    file_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_task_pages", x => x.task_id);
                });

            migrationBuilder.CreateTable(
                name: "task_people",
                schema: "projects",
                columns: table => new
                {
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    open = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_task_people", x => new { x.task_id, x.member_id });
                });

            migrationBuilder.CreateTable(
                name: "task_placements",
                schema: "projects",
                columns: table => new
                {
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    section_id = table.Column<Guid>(type: "uuid", nullable: true),
                    rank = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    change = table.Column<long>(type: "bigint", nullable: false),
                    removed = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_task_placements", x => new { x.task_id, x.project_id });
                });

            migrationBuilder.CreateTable(
                name: "tasks",
                schema: "projects",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    workspace_id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    number = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    placements = table.Column<string>(type: "text", nullable: false),
                    assignee_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    follower_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    label_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    priority = table.Column<int>(type: "integer", nullable: false),
                    start = table.Column<DateOnly>(type: "date", nullable: true),
                    start_time = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    due = table.Column<DateOnly>(type: "date", nullable: true),
                    due_time = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    milestone = table.Column<bool>(type: "boolean", nullable: false),
                    completed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    completed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    values = table.Column<string>(type: "text", nullable: false),
                    dependencies = table.Column<string>(type: "text", nullable: false),
                    recurrence = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    estimate_minutes = table.Column<int>(type: "integer", nullable: true),
                    tracked_minutes = table.Column<int>(type: "integer", nullable: false),
                    parts = table.Column<int>(type: "integer", nullable: false),
                    parts_done = table.Column<int>(type: "integer", nullable: false),
                    checklist_items = table.Column<int>(type: "integer", nullable: false),
                    checklist_done = table.Column<int>(type: "integer", nullable: false),
                    comments = table.Column<int>(type: "integer", nullable: false),
                    files = table.Column<int>(type: "integer", nullable: false),
                    has_description = table.Column<bool>(type: "boolean", nullable: false),
                    cover_file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    change = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    field_versions = table.Column<string>(type: "text", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    deleted_batch = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tasks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "time_entries",
                schema: "projects",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_time_entries", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_activities_batch_id",
                schema: "projects",
                table: "activities",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "IX_activities_task_id_id",
                schema: "projects",
                table: "activities",
                columns: new[] { "task_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_baselines_project_id",
                schema: "projects",
                table: "baselines",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "IX_comments_subject_id_id",
                schema: "projects",
                table: "comments",
                columns: new[] { "subject_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_custom_fields_project_id_folded_name",
                schema: "projects",
                table: "custom_fields",
                columns: new[] { "project_id", "folded_name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_labels_project_id_folded_name",
                schema: "projects",
                table: "labels",
                columns: new[] { "project_id", "folded_name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_portfolios_workspace_id",
                schema: "projects",
                table: "portfolios",
                column: "workspace_id");

            migrationBuilder.CreateIndex(
                name: "IX_projects_deleted_at",
                schema: "projects",
                table: "projects",
                column: "deleted_at");

            migrationBuilder.CreateIndex(
                name: "IX_projects_workspace_id_portfolio_id",
                schema: "projects",
                table: "projects",
                columns: new[] { "workspace_id", "portfolio_id" });

            migrationBuilder.CreateIndex(
                name: "IX_saved_views_project_id_owner_id",
                schema: "projects",
                table: "saved_views",
                columns: new[] { "project_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "IX_sections_project_id",
                schema: "projects",
                table: "sections",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "IX_status_updates_project_id_id",
                schema: "projects",
                table: "status_updates",
                columns: new[] { "project_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_task_people_member_id_open",
                schema: "projects",
                table: "task_people",
                columns: new[] { "member_id", "open" });

            migrationBuilder.CreateIndex(
                name: "IX_task_placements_project_id_change",
                schema: "projects",
                table: "task_placements",
                columns: new[] { "project_id", "change" });

            migrationBuilder.CreateIndex(
                name: "IX_task_placements_project_id_section_id_rank",
                schema: "projects",
                table: "task_placements",
                columns: new[] { "project_id", "section_id", "rank" });

            migrationBuilder.CreateIndex(
                name: "IX_tasks_deleted_batch",
                schema: "projects",
                table: "tasks",
                column: "deleted_batch");

            migrationBuilder.CreateIndex(
                name: "IX_tasks_due",
                schema: "projects",
                table: "tasks",
                column: "due");

            migrationBuilder.CreateIndex(
                name: "IX_tasks_parent_id",
                schema: "projects",
                table: "tasks",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "IX_tasks_project_id_number",
                schema: "projects",
                table: "tasks",
                columns: new[] { "project_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_time_entries_member_id_ended_at",
                schema: "projects",
                table: "time_entries",
                columns: new[] { "member_id", "ended_at" });

            migrationBuilder.CreateIndex(
                name: "IX_time_entries_task_id",
                schema: "projects",
                table: "time_entries",
                column: "task_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "activities",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "baselines",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "comments",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "custom_fields",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "favourites",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "labels",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "portfolios",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "projects",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "saved_views",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "sections",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "status_updates",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "task_pages",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "task_people",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "task_placements",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "tasks",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "time_entries",
                schema: "projects");
        }
    }
}
