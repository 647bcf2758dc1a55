using System.Text;
using CsCheck;

namespace Tertulia.Platform.Tests.Files;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("informe.pdf", "informe.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..\\..\\windows\\win.ini", "win.ini")]
    [InlineData("C:\\temp\\a.txt", "a.txt")]
    [InlineData("..", "file")]
    [InlineData("", "file")]
    [InlineData(null, "file")]
    [InlineData("a/", "file")]
    [InlineData("CON", "_CON")]
    [InlineData("nul.txt", "_nul.txt")]
    [InlineData("foto\u202Egnp.exe", "fotognp.exe")]
    [InlineData("a\0b\r\nc.txt", "abc.txt")]
    [InlineData("nombre. . ", "nombre")]
    [InlineData("what?<is>:\"this\"|*.txt", "what__is___this___.txt")]
    [InlineData(".env", ".env")]
    [InlineData("n\u0303.txt", "ñ.txt")]
    public void A_name_becomes_harmless(string? given, string clean) => Assert.Equal(clean, FileNames.Clean(given));

    [Fact]
    public void A_long_name_keeps_its_extension()
    {
        var clean = FileNames.Clean(new string('é', 300) + ".jpeg");

        Assert.EndsWith("é.jpeg", clean, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(clean), 250, 255);
    }

    [Fact]
    public void Any_text_becomes_one_short_visible_path_part_and_stays_so() => Gen.String.Sample(text =>
    {
        var clean = FileNames.Clean(text);
        Assert.NotEmpty(clean.Trim());
        Assert.InRange(Encoding.UTF8.GetByteCount(clean), 1, 255);
        Assert.DoesNotContain(clean, c => c is '/' or '\\' || char.IsControl(c) || c is >= '\u202A' and <= '\u202E');
        Assert.False(clean is "." or "..");
        Assert.Equal(clean, FileNames.Clean(clean));
    });
}
