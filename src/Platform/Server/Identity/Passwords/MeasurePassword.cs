using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Tertulia.Platform;

/// <summary>Says how strong a password would be, with the very rule that will judge it. Nothing is kept.</summary>
internal static class MeasurePassword
{
    internal static void Map(IEndpointRouteBuilder api) => api.MapPost("/password-strength", Handle).WithName("password.strength");

    private static Results<Ok<PasswordStrengthDto>, ProblemHttpResult> Handle(PasswordStrengthRequest request) =>
        request.UserInputs.Count > 20 || request.UserInputs.Any(input => input is null || input.Length > 254)
            ? Problems.Invalid("userInputs", "too_long")
            : TypedResults.Ok(PasswordPolicy.Measure(request.Password, request.UserInputs));
}
