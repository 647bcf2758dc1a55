using System.Collections;
using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tertulia.Architecture.Endpoints;

/// <summary>Bodies that no honest client sends: broken JSON, the wrong shape, and the right shape full of what people try.</summary>
internal static class HostileBodies
{
    private static readonly string[] Texts =
    [
        "",
        "   ",
        "<script>alert(1)</script><img src=x onerror=alert(2)>",
        "\0",
        "a\0b",
        "'; DROP TABLE platform.accounts; --",
        "../../etc/passwd",
        "\u202Etxt.exe\u200D\uFEFF",
        new string('x', 300_000),
        "{{7*7}}${7*7}%s%n",
    ];

    /// <summary>What no JSON endpoint takes, and how it says so. Nothing of it may be stored.</summary>
    public static IEnumerable<(string What, HttpContent Content, HttpStatusCode Refusal)> Malformed()
    {
        yield return ("not JSON", Json("{\"a\":"), HttpStatusCode.BadRequest);
        yield return ("null", Json("null"), HttpStatusCode.BadRequest);
        yield return ("an array", Json("[1,2,3]"), HttpStatusCode.BadRequest);
        yield return ("a number", Json("12"), HttpStatusCode.BadRequest);
        yield return ("deep nesting", Json(string.Concat(Enumerable.Repeat("{\"a\":", 5_000)) + "1" + new string('}', 5_000)), HttpStatusCode.BadRequest);
        yield return ("2 MB", Json("{\"text\":\"" + new string('x', 2 * 1024 * 1024) + "\"}"), HttpStatusCode.RequestEntityTooLarge);
        yield return ("HTML", new StringContent("<html></html>", Encoding.UTF8, "text/html"), HttpStatusCode.UnsupportedMediaType);
        yield return ("XML", new StringContent("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>", Encoding.UTF8, "application/xml"), HttpStatusCode.UnsupportedMediaType);
        yield return ("a form", new FormUrlEncodedContent([new("name", "x")]), HttpStatusCode.UnsupportedMediaType);
        yield return ("bytes of no type", new ByteArrayContent([0x7B, 0x7D]), HttpStatusCode.UnsupportedMediaType);
    }

    /// <summary>What an endpoint may take or refuse, as long as it does not break.</summary>
    public static IEnumerable<(string What, HttpContent Content)> For(Type? body)
    {
        yield return ("no body", new ByteArrayContent([]));
        yield return ("an empty object", Json("{}"));
        if (body is null || body.IsPrimitive || body == typeof(string) || typeof(Stream).IsAssignableFrom(body))
            yield break;

        yield return ("every field null", Json(Fields(body, _ => null).ToJsonString()));
        yield return ("every field an object", Json(Fields(body, _ => new JsonObject { ["a"] = 1 }).ToJsonString()));
        yield return ("every field a string", Json(Fields(body, _ => "x").ToJsonString()));
        yield return ("lone surrogates", Json(Fields(body, type => Sample(type, "SURROGATE", big: false)).ToJsonString().Replace("SURROGATE", "a\\ud800b", StringComparison.Ordinal)));
        yield return ("bytes that are no UTF-8", new ByteArrayContent(Encoding.Latin1.GetBytes(Fields(body, type => Sample(type, "BYTES", big: false)).ToJsonString().Replace("BYTES", "a\u00FF\u00FEb", StringComparison.Ordinal)))
        {
            Headers = { ContentType = new("application/json") },
        });
        yield return ("huge numbers", Json(Fields(body, type => IsNumber(type) ? JsonNode.Parse("1e400") : Sample(type, "x", big: false)).ToJsonString()));
        foreach (var text in Texts)
        {
            foreach (var big in (bool[])[false, true])
                yield return ($"texts '{text[..Math.Min(20, text.Length)].Replace("\0", "\\0", StringComparison.Ordinal)}'{(big ? " and all else big" : "")}", Json(Fields(body, type => Sample(type, text, big)).ToJsonString()));
        }
    }

    private static bool IsNumber(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is var plain && (plain == typeof(int) || plain == typeof(long));

    private static StringContent Json(string text) => new(text, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

    private static JsonObject Fields(Type type, Func<Type, JsonNode?> value)
    {
        var made = new JsonObject();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanRead && p.GetIndexParameters().Length == 0))
            made[JsonNamingPolicy.CamelCase.ConvertName(property.Name)] = value(property.PropertyType);
        return made;
    }

    /// <param name="depth">Trees, such as filters, end somewhere.</param>
    private static JsonNode? Sample(Type type, string text, bool big, int depth = 0)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return text;
        if (type == typeof(Guid))
            return Guid.CreateVersion7().ToString();
        if (type == typeof(bool))
            return big;
        if (type == typeof(DateTimeOffset) || type == typeof(DateTime))
            return big ? "9999-12-31T23:59:59Z" : "0001-01-01T00:00:00Z";
        if (type.IsEnum)
            return JsonNamingPolicy.CamelCase.ConvertName(Enum.GetNames(type)[big ? ^1 : 0]);
        if (type == typeof(int))
            return big ? int.MaxValue : int.MinValue;
        if (type == typeof(long))
            return big ? long.MaxValue : long.MinValue;
        if (typeof(IEnumerable).IsAssignableFrom(type))
        {
            var item = type.IsArray ? type.GetElementType()! : type.GetGenericArguments().FirstOrDefault() ?? typeof(string);
            return new JsonArray([.. Enumerable.Range(0, depth > 4 ? 0 : big ? 5_000 : 2).Select(_ => Sample(item, text.Length > 100 ? "x" : text, big: false, depth + 1))]);
        }

        return type.Namespace?.StartsWith("Tertulia", StringComparison.Ordinal) == true ? Fields(type, t => Sample(t, text, big, depth + 1)) : null;
    }
}
