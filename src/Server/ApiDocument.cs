using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;
using Tertulia.Platform;

namespace Tertulia.Server;

/// <summary>The description of the API at <c>/openapi/v1.json</c> and the pages made of it at <c>/docs/api</c>.</summary>
internal static partial class ApiDocument
{
    private const string Cookie = "session";

    private const string Problem = "ApiProblem";

    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer(DescribeAsync);
        options.AddOperationTransformer(DescribeAsync);
    }

    /// <summary>Everything the pages need is served from here; nothing is asked of anybody else's server.</summary>
    public static void ConfigurePages(ScalarOptions options)
    {
        options.WithTitle("Tertulia API");
        options.DisableDefaultFonts();
        options.DisableTelemetry();
        options.DisableAgent();
        options.DisableMcp();
    }

    private static async Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Info.Title = "Tertulia";
        document.Info.Description =
            "The API that the browser app itself uses. Sign in with `POST /api/session`; the cookie it sets goes with every request. "
            + "Ids are UUIDs, times ISO 8601, errors `application/problem+json` with a stable `code`. What is missing and what you may not see look alike: 404. "
            + "Lists are paged by `cursor`. Creates may be retried with the same `Idempotency-Key`.";
        document.Components ??= new();
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Schemas[Problem] = await context.GetOrCreateSchemaAsync(typeof(ApiProblem), cancellationToken: ct);
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Cookie] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Cookie,
            Name = "tertulia",
            Description = "Set by signing in.",
        };
        document.Tags = document.Paths.Values
            .SelectMany(path => path.Operations?.Values ?? Enumerable.Empty<OpenApiOperation>())
            .SelectMany(operation => operation.Tags ?? Enumerable.Empty<OpenApiTagReference>())
            .Select(tag => tag.Name!).Distinct().Order(StringComparer.Ordinal)
            .Select(name => new OpenApiTag { Name = name }).ToHashSet();
    }

    private static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Tags = new HashSet<OpenApiTagReference> { new(TagOf(operation.OperationId, context.Description.RelativePath), context.Document) };
        if (metadata.OfType<IdempotencyMetadata>().FirstOrDefault() is { } idempotency)
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = ApiHeaders.IdempotencyKey,
                In = ParameterLocation.Header,
                Required = idempotency.Required,
                Description = "A UUID made for this create. A retry with the same key answers with the first result.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" },
            });
        }

        if (!metadata.OfType<IAllowAnonymous>().Any())
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(Cookie, context.Document)] = [] }];

        AddPathParameters(operation, context.Description.RelativePath ?? "");
        operation.Responses ??= [];
        operation.Responses.TryAdd("default", new OpenApiResponse
        {
            Description = "What is wrong and what to do next.",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(Problem, context.Document) },
            },
        });
        return Task.CompletedTask;
    }

    /// <summary>What the group's path takes and the policy reads, such as the workspace, is no parameter of the handler.</summary>
    private static void AddPathParameters(OpenApiOperation operation, string path)
    {
        operation.Parameters ??= [];
        foreach (var name in PathParameter().Matches(path).Select(m => m.Groups[1].Value).Where(name => operation.Parameters.All(p => p.Name != name)))
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Path,
                Required = true,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" },
            });
        }
    }

    [GeneratedRegex(@"\{(\w+)")]
    private static partial Regex PathParameter();

    /// <summary>Operations are named <c>module.subject.verb</c>: all but the verb, for people.</summary>
    private static string TagOf(string? operationId, string? path)
    {
        var name = operationId is not null && operationId.LastIndexOf('.') is > 0 and var dot ? operationId[..dot] : operationId ?? path ?? "";
        return string.Join(" · ", name.Split('.', '_').Select(part => part.Length == 0 ? part : char.ToUpper(part[0], CultureInfo.InvariantCulture) + part[1..]));
    }
}
