using System.Collections;
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

    public static IEnumerable<(string What, HttpContent Content)> For(Type? body)
    {
        yield return ("no body", new ByteArrayContent([]));
        yield return ("not JSON", Json("{\"a\":"));
        yield return ("null", Json("null"));
        yield return ("an array", Json("[1,2,3]"));
        yield return ("a number", Json("12"));
        yield return ("an empty object", Json("{}"));
        yield return ("a lone surrogate", Json("{\"name\":\"\\ud800\",\"text\":\"\\ud800\",\"email\":\"\\ud800\"}"));
        yield return ("deep nesting", Json(string.Concat(Enumerable.Repeat("{\"a\":", 5_000)) + "1" + new string('}', 5_000)));
        yield return ("bytes that are no UTF-8", new ByteArrayContent([0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x3A, 0x31, 0x7D]) { Headers = { ContentType = new("application/json") } });
        yield return ("2 MB", Json("{\"text\":\"" + new string('x', 2 * 1024 * 1024) + "\"}"));
        yield return ("HTML", new StringContent("<html></html>", Encoding.UTF8, "text/html"));
        yield return ("XML", new StringContent("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>", Encoding.UTF8, "application/xml"));
        yield return ("a form", new FormUrlEncodedContent([new("name", "x")]));
        if (body is null || body.IsPrimitive || body == typeof(string) || typeof(Stream).IsAssignableFrom(body))
            yield break;

        yield return ("every field null", Json(Fields(body, _ => null).ToJsonString()));
        yield return ("every field an object", Json(Fields(body, _ => new JsonObject { ["a"] = 1 }).ToJsonString()));
        yield return ("every field a string", Json(Fields(body, _ => "x").ToJsonString()));
        foreach (var text in Texts)
            yield return ($"texts '{text[..Math.Min(20, text.Length)].Replace("\0", "\\0", StringComparison.Ordinal)}'", Json(Fields(body, type => Sample(type, text, big: text.Length % 2 == 0)).ToJsonString()));
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

    private static JsonObject Fields(Type type, Func<Type, JsonNode?> value)
    {
        var made = new JsonObject();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanRead && p.GetIndexParameters().Length == 0))
            made[JsonNamingPolicy.CamelCase.ConvertName(property.Name)] = value(property.PropertyType);
        return made;
    }

    private static JsonNode? Sample(Type type, string text, bool big)
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
            return new JsonArray([.. Enumerable.Range(0, big ? 5_000 : 2).Select(_ => Sample(item, text.Length > 100 ? "x" : text, big: false))]);
        }

        return type.Namespace?.StartsWith("Tertulia", StringComparison.Ordinal) == true ? Fields(type, t => Sample(t, text, big)) : null;
    }
}
