using Microsoft.Extensions.Localization;
using Tertulia.Sdk;

namespace Tertulia.Platform.Web.Identity;

/// <summary>Says in the person's language what an exception of the API means and what to do.</summary>
public static class ProblemTexts
{
    public static string Say(this IStringLocalizer<IdentityText> texts, TertuliaException exception)
    {
        if (exception is not ApiException refusal)
            return texts["Problem_unreachable"];

        var said = texts[$"Problem_{refusal.Code}"];
        return said.ResourceNotFound ? texts["Problem_other"] : said;
    }

    /// <summary>What is wrong with one field, or null.</summary>
    public static string? SayField(this IStringLocalizer<IdentityText> texts, TertuliaException? exception, string field)
    {
        if (exception is not ApiException { Errors: var errors } || !errors.TryGetValue(field, out var codes) || codes.Length == 0)
            return null;

        var said = texts[$"Field_{codes[0]}"];
        return said.ResourceNotFound ? texts["Field_invalid"] : said;
    }
}
