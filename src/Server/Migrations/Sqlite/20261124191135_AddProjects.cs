using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tertulia.Server.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddProjects : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "projects_activities",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    task_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    field = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    old = table.Column<string>(type: "TEXT", nullable: true),
                    @new = table.Column<string>(name: "new", type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    actor_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    undone = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects_activities", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "projects_baselines",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    created_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    dates = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects_baselines", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "projects_comments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    workspace_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    author_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 12000, nullable: false),
                    file_ids = table.Column<string>(type: "TEXT", nullable: false),
                    reactions = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    edited_at = table.Column<long>(type: "INTEGER", nullable: true),
                    deleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects_comments", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "projects_custom_fields",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    folded_name = table.Column<string>(type: "TEXT", maxLength: 320, nullable: false),
                    type = table.Column<int>(type: "INTEGER", nullable: false),
                    options = table.Column<string>(type: "TEXT", nullable: false),
                    format = table.Column<string>(type: "TEXT", nullable: true),
                    formula = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    rank = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects_custom_fields", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "projects_favourites",
                columns: table => new
                {
                    member_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects_favourites", x => new { x.member_id, x.project_id });
                });

            migrationBuilder.CreateTable(
                name: "projects_labels",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    folded_name = table.Column<string>(type: "TEXT", maxLength: 320, nullable: false),
                    color = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects_labels", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "projects_portfolios",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    workspace_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    parent_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    color = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    rank = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects_portfolios", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "projects_projects",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    workspace_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    portfolio_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    description = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    color = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    icon = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    access = table.Column<int>(type: "INTEGER", nullable: false),
                    channel_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    time_zone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    work_week = table.Column<string>(type: "TEXT", nullable: false),
                    archived = table.Column<bool>(type: "INTEGER", nullable: false),
                    template = table.Column<bool>(type: "INTEGER", nullable: false),
                    created_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    bin_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    last_task_number = table.Column<int>(type: "INTEGER", nullable: false),
                    change_sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects_projects", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "projects_saved_views",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    settings = table.Column<string>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    rank = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects_saved_views", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "projects_sections",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    color = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    wip_limit = table.Column<int>(type: "INTEGER", nullable: true),
                    rank = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects_sections", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "projects_status_updates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: false),
                    author_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects_status_updates", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "projects_task_pages",
                columns: table => new
                {
                    task_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    description = table.Column<string>(type: "TEXT", maxLength: 50000, nullable: false),
                    checklists = table.Column<string>(type: "TEXT", nullable: false),
                    file_ids = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects_task_pages", x => x.task_id);
                });

            migrationBuilder.CreateTable(
                name: "projects_task_people",
                columns: table => new
                {
                    member_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    task_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    open = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects_task_people", x => new { x.task_id, x.member_id });
                });

            migrationBuilder.CreateTable(
                name: "projects_task_placements",
                columns: table => new
                {
                    task_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    section_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    rank = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    change = table.Column<long>(type: "INTEGER", nullable: false),
                    removed = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects_task_placements", x => new { x.task_id, x.project_id });
                });

            migrationBuilder.CreateTable(
                name: "projects_tasks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    workspace_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    parent_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    placements = table.Column<string>(type: "TEXT", nullable: false),
                    assignee_ids = table.Column<string>(type: "TEXT", nullable: false),
                    follower_ids = table.Column<string>(type: "TEXT", nullable: false),
                    label_ids = table.Column<string>(type: "TEXT", nullable: false),
                    priority = table.Column<int>(type: "INTEGER", nullable: false),
                    start = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    start_time = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    due_time = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    milestone = table.Column<bool>(type: "INTEGER", nullable: false),
                    completed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    completed_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    values = table.Column<string>(type: "TEXT", nullable: false),
                    dependencies = table.Column<string>(type: "TEXT", nullable: false),
                    recurrence = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    estimate_minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    tracked_minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    parts = table.Column<int>(type: "INTEGER", nullable: false),
                    parts_done = table.Column<int>(type: "INTEGER", nullable: false),
                    checklist_items = table.Column<int>(type: "INTEGER", nullable: false),
                    checklist_done = table.Column<int>(type: "INTEGER", nullable: false),
                    comments = table.Column<int>(type: "INTEGER", nullable: false),
                    files = table.Column<int>(type: "INTEGER", nullable: false),
                    has_description = table.Column<bool>(type: "INTEGER", nullable: false),
                    cover_file_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    created_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    change = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    field_versions = table.Column<string>(type: "TEXT", nullable: false),
                    deleted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    deleted_batch = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects_tasks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "projects_time_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    task_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    member_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects_time_entries", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_projects_activities_batch_id",
                table: "projects_activities",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "IX_projects_activities_task_id_id",
                table: "projects_activities",
                columns: new[] { "task_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_projects_baselines_project_id",
                table: "projects_baselines",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "IX_projects_comments_subject_id_id",
                table: "projects_comments",
                columns: new[] { "subject_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_projects_custom_fields_project_id_folded_name",
                table: "projects_custom_fields",
                columns: new[] { "project_id", "folded_name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_projects_labels_project_id_folded_name",
                table: "projects_labels",
                columns: new[] { "project_id", "folded_name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_projects_portfolios_workspace_id",
                table: "projects_portfolios",
                column: "workspace_id");

            migrationBuilder.CreateIndex(
                name: "IX_projects_projects_deleted_at",
                table: "projects_projects",
                column: "deleted_at");

            migrationBuilder.CreateIndex(
                name: "IX_projects_projects_workspace_id_portfolio_id",
                table: "projects_projects",
                columns: new[] { "workspace_id", "portfolio_id" });

            migrationBuilder.CreateIndex(
                name: "IX_projects_saved_views_project_id_owner_id",
                table: "projects_saved_views",
                columns: new[] { "project_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "IX_projects_sections_project_id",
                table: "projects_sections",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "IX_projects_status_updates_project_id_id",
                table: "projects_status_updates",
                columns: new[] { "project_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_projects_task_people_member_id_open",
                table: "projects_task_people",
                columns: new[] { "member_id", "open" });

            migrationBuilder.CreateIndex(
                name: "IX_projects_task_placements_project_id_change",
                table: "projects_task_placements",
                columns: new[] { "project_id", "change" });

            migrationBuilder.CreateIndex(
                name: "IX_projects_task_placements_project_id_section_id_rank",
                table: "projects_task_placements",
                columns: new[] { "project_id", "section_id", "rank" });

            migrationBuilder.CreateIndex(
                name: "IX_projects_tasks_deleted_batch",
                table: "projects_tasks",
                column: "deleted_batch");

            migrationBuilder.CreateIndex(
                name: "IX_projects_tasks_due",
                table: "projects_tasks",
                column: "due");

            migrationBuilder.CreateIndex(
                name: "IX_projects_tasks_parent_id",
                table: "projects_tasks",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "IX_projects_tasks_project_id_number",
                table: "projects_tasks",
                columns: new[] { "project_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_projects_time_entries_member_id_ended_at",
                table: "projects_time_entries",
                columns: new[] { "member_id", "ended_at" });

            migrationBuilder.CreateIndex(
                name: "IX_projects_time_entries_task_id",
                table: "projects_time_entries",
                column: "task_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "projects_activities");

            migrationBuilder.DropTable(
                name: "projects_baselines");

            migrationBuilder.DropTable(
                name: "projects_comments");

            migrationBuilder.DropTable(
                name: "projects_custom_fields");

            migrationBuilder.DropTable(
                name: "projects_favourites");

            migrationBuilder.DropTable(
                name: "projects_labels");

            migrationBuilder.DropTable(
                name: "projects_portfolios");

            migrationBuilder.DropTable(
                name: "projects_projects");

            migrationBuilder.DropTable(
                name: "projects_saved_views");

            migrationBuilder.DropTable(
                name: "projects_sections");

            migrationBuilder.DropTable(
                name: "projects_status_updates");

            migrationBuilder.DropTable(
                name: "projects_task_pages");

            migrationBuilder.DropTable(
                name: "projects_task_people");

            migrationBuilder.DropTable(
                name: "projects_task_placements");

            migrationBuilder.DropTable(
                name: "projects_tasks");

            migrationBuilder.DropTable(
                name: "projects_time_entries");
        }
    }
}
