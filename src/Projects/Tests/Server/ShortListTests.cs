using System.Net;
using Tertulia.Platform;
using Tertulia.Testing;

namespace Tertulia.Projects.Tests.Server;

/// <summary>Sections, labels and custom fields: each change tells the whole list, so that a stale list and the event are the fresh list.</summary>
public sealed class ShortListTests(TestServers servers)
{
    [Theory, EachDatabase]
    public async Task Sections_keep_the_order_they_are_put_in(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var ana = workspace.Owner;
        var project = await ana.CreateProjectAsync();
        await using var tap = await ProjectTap.OpenAsync(ana, [project.Id]);
        var (todo, done) = (await ana.AddSectionAsync(project.Id, "To do"), await ana.AddSectionAsync(project.Id, "Done"));
        var doing = await ana.AddSectionAsync(project.Id, "Doing", before: done.Id);
        var path = $"projects/{project.Id}/sections";

        await ana.PatchAsync<SectionDto>($"{path}/{todo.Id}", new UpdateSectionRequest(ToEnd: true));
        var changed = await ana.PatchAsync<SectionDto>($"{path}/{doing.Id}", new UpdateSectionRequest("In hand", "green", WipLimit: 3));

        Assert.Equal(("In hand", "green", 3), (changed.Name, changed.Color, changed.WipLimit));
        var fresh = (await ana.ProjectAsync(project.Id)).Sections;
        Assert.Equal([doing.Id, done.Id, todo.Id], fresh.Select(s => s.Id));
        Wire.AssertSame(fresh, (await tap.NextAsync<SectionsChanged>(e => e.Sections.Any(s => s.WipLimit == 3))).Sections);
        var cleared = await ana.PatchAsync<SectionDto>($"{path}/{doing.Id}", new UpdateSectionRequest(ClearColor: true, ClearWipLimit: true));
        Assert.Equal((null, null), (cleared.Color, cleared.WipLimit));
        await ana.DeleteAsync($"{path}/{done.Id}");
        Assert.Equal([doing.Id, todo.Id], (await tap.NextAsync<SectionsChanged>(e => e.Sections.Count == 2 && e.Sections.All(s => s.Id != done.Id))).Sections.Select(s => s.Id));

        foreach (var wrong in new CreateSectionRequest[] { new(""), new(new string('x', 81)), new("x", "mauve"), new("x", WipLimit: 0), new("x", WipLimit: int.MaxValue), new("x", Before: done.Id) })
            (await ana.TryAsync(HttpMethod.Post, path, wrong)).AssertRefused(HttpStatusCode.BadRequest, ProblemCodes.Invalid);
        var elsewhere = await ana.CreateProjectAsync("Elsewhere");
        Assert.Equal(HttpStatusCode.NotFound, (await ana.TryAsync(HttpMethod.Patch, $"projects/{elsewhere.Id}/sections/{todo.Id}", new UpdateSectionRequest("Stolen"))).Status);
    }

    [Theory, EachDatabase]
    public async Task Many_sections_made_at_once_are_all_there_and_in_one_order(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var project = await workspace.Owner.CreateProjectAsync();
        await using var tap = await ProjectTap.OpenAsync(workspace.Owner, [project.Id]);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => workspace.Owner.AddSectionAsync(project.Id, $"S{i}")));

        var fresh = (await workspace.Owner.ProjectAsync(project.Id)).Sections;
        Assert.Equal(8, fresh.Select(s => s.Rank).Distinct(StringComparer.Ordinal).Count());
        for (var i = 1; i < 8; i++)
            Assert.Equal(fresh.Take(i).Select(s => s.Id), (await tap.NextAsync<SectionsChanged>()).Sections.Select(s => s.Id));
        Wire.AssertSame(fresh, (await tap.NextAsync<SectionsChanged>()).Sections);
    }

    [Theory, EachDatabase]
    public async Task A_label_has_its_name_alone_in_its_project(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var ana = workspace.Owner;
        var project = await ana.CreateProjectAsync();
        await using var tap = await ProjectTap.OpenAsync(ana, [project.Id]);
        var label = await ana.AddLabelAsync(project.Id, "Diseño");
        await ana.AddLabelAsync((await ana.CreateProjectAsync("Other")).Id, "diseño");
        var path = $"projects/{project.Id}/labels";

        (await ana.TryAsync(HttpMethod.Post, path, new CreateLabelRequest("DISENO", "red"))).AssertRefused(HttpStatusCode.Conflict, ProjectsProblemCodes.NameTaken);
        var second = await ana.AddLabelAsync(project.Id, "Print", "blue");
        (await ana.TryAsync(HttpMethod.Patch, $"{path}/{second.Id}", new UpdateLabelRequest("diseno"))).AssertRefused(HttpStatusCode.Conflict, ProjectsProblemCodes.NameTaken);
        (await ana.TryAsync(HttpMethod.Post, path, new CreateLabelRequest("x", "mauve"))).AssertRefused(HttpStatusCode.BadRequest, ProblemCodes.Invalid);
        Assert.Equal("DISEÑO", (await ana.PatchAsync<LabelDto>($"{path}/{label.Id}", new UpdateLabelRequest("DISEÑO", "pink"))).Name);
        Wire.AssertSame((await ana.ProjectAsync(project.Id)).Labels, (await tap.NextAsync<LabelsChanged>(e => e.Labels.Any(l => l.Color == "pink"))).Labels);
        await ana.DeleteAsync($"{path}/{label.Id}");
        Assert.Equal([second.Id], (await tap.NextAsync<LabelsChanged>()).Labels.Select(l => l.Id));
    }

    [Theory, EachDatabase]
    public async Task A_formula_means_the_same_field_when_that_is_renamed(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var project = await workspace.Owner.CreateProjectAsync();
        var price = await workspace.Owner.AddFieldAsync(project.Id, "Price", FieldType.Number);
        var path = $"projects/{project.Id}/fields";
        var total = await workspace.Owner.PostAsync<CustomFieldDto>(path, new CreateFieldRequest("Total", FieldType.Formula, Formula: "{price} * 2 + {Nothing} + {Vencimiento}"));
        Assert.Equal("{Price} * 2 + {Nothing} + {Due}", total.Formula);

        await workspace.Owner.PatchAsync<CustomFieldDto>($"{path}/{price.Id}", new UpdateFieldRequest("Unit price"));

        Assert.Equal("{Unit price} * 2 + {Nothing} + {Due}", (await workspace.Owner.ProjectAsync(project.Id)).Fields.Single(f => f.Id == total.Id).Formula);
    }

    [Theory, EachDatabase]
    public async Task Fields_have_what_their_type_allows(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var ana = workspace.Owner;
        var project = await ana.CreateProjectAsync();
        await using var tap = await ProjectTap.OpenAsync(ana, [project.Id]);
        var path = $"projects/{project.Id}/fields";
        var stage = await ana.AddFieldAsync(project.Id, "Stage", FieldType.Choice, new(Guid.Empty, "Idea", "gray"), new(Guid.Empty, "Built", "green"));
        var price = await ana.PostAsync<CustomFieldDto>(path, new CreateFieldRequest("Price", FieldType.Currency, Format: new(2, "EUR", false)));

        Assert.Equal(2, stage.Options.Select(o => o.Id).Distinct().Count(id => id != Guid.Empty));
        var changed = await ana.PatchAsync<CustomFieldDto>(
            $"{path}/{stage.Id}", new UpdateFieldRequest("Step", [stage.Options[1], new(Guid.Empty, "Sold", "blue")], ToEnd: true));
        Assert.Equal((stage.Options[1].Id, "Sold"), (changed.Options[0].Id, changed.Options[1].Name));
        var fresh = (await ana.ProjectAsync(project.Id)).Fields;
        Assert.Equal([price.Id, stage.Id], fresh.Select(f => f.Id));
        Wire.AssertSame(fresh, (await tap.NextAsync<FieldsChanged>(e => e.Fields.Any(f => f.Name == "Step"))).Fields);

        CreateFieldRequest[] wrong =
        [
            new("", FieldType.Text), new("x", FieldType.Text, [new(Guid.Empty, "a", "red")]), new("x", FieldType.Choice, [new(Guid.CreateVersion7(), "a", "red")]),
            new("x", FieldType.Choice, [new(Guid.Empty, "a", "red"), new(Guid.Empty, "A", "red")]), new("x", FieldType.Choice, [new(Guid.Empty, "a", "mauve")]),
            new("x", FieldType.Text, Format: new(2, null, false)), new("x", FieldType.Number, Format: new(7, null, false)), new("x", FieldType.Number, Format: new(2, "euro", false)),
            new("x", FieldType.Formula), new("x", FieldType.Number, Formula: "1"), new("x", FieldType.Formula, Formula: new string('1', 4_001)),
            new("x", FieldType.Choices, [.. Enumerable.Range(0, 201).Select(i => new FieldOptionDto(Guid.Empty, $"{i}", "red"))]),
        ];
        foreach (var request in wrong)
            (await ana.TryAsync(HttpMethod.Post, path, request)).AssertRefused(HttpStatusCode.BadRequest, ProblemCodes.Invalid);
        foreach (var broken in new[] { "1 +", "{Price", "", "(((1" })
            (await ana.TryAsync(HttpMethod.Post, path, new CreateFieldRequest("x", FieldType.Formula, Formula: broken))).AssertRefused(HttpStatusCode.BadRequest, ProblemCodes.Invalid);
        (await ana.TryAsync(HttpMethod.Post, path, new CreateFieldRequest("PRICE", FieldType.Text))).AssertRefused(HttpStatusCode.Conflict, ProjectsProblemCodes.NameTaken);
        await ana.DeleteAsync($"{path}/{price.Id}");
        Assert.Equal([stage.Id], (await tap.NextAsync<FieldsChanged>(e => e.Fields.Count == 1 && e.Fields[0].Name == "Step")).Fields.Select(f => f.Id));
    }
}
