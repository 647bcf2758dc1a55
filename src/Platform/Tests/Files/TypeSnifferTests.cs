using System.Text;
using CsCheck;

namespace Tertulia.Platform.Tests.Files;

public sealed class TypeSnifferTests
{
    [Theory]
    [InlineData("89504E470D0A1A0A0000000D", "image/png")]
    [InlineData("FFD8FFE000104A46", "image/jpeg")]
    [InlineData("474946383961", "image/gif")]
    [InlineData("524946460000000057454250", "image/webp")]
    [InlineData("524946460000000057415645", "audio/wav")]
    [InlineData("0000001866747970" + "69736F6D", "video/mp4")]
    [InlineData("0000001866747970" + "61766966", "image/avif")]
    [InlineData("0000001866747970" + "4D344120", "audio/mp4")]
    [InlineData("1A45DFA39F4286810142F7810142F2810442F381084282847765626D", "video/webm")]
    [InlineData("4F67675300020000", "audio/ogg")]
    [InlineData("494433040000", "audio/mpeg")]
    [InlineData("FFFB9064", "audio/mpeg")]
    [InlineData("255044462D312E37", "application/pdf")]
    [InlineData("504B0304", "application/zip")]
    [InlineData("4D5A900003", "application/octet-stream")]
    [InlineData("686F6C61", "text/plain")]
    [InlineData("", "text/plain")]
    [InlineData("C3", "application/octet-stream")]
    public void Bytes_tell_the_type(string hex, string type) => Assert.Equal(type, TypeSniffer.Sniff(Convert.FromHexString(hex), whole: true));

    [Theory]
    [InlineData("<svg onload='alert(1)'/>", "image/svg+xml")]
    [InlineData("\uFEFF  <?xml version='1.0'?>\n<!-- x --><svg/>", "image/svg+xml")]
    [InlineData("<!doctype HTML>", "text/html")]
    [InlineData("<script>", "text/html")]
    [InlineData("<?xml version='1.0'?><feed/>", "text/xml")]
    [InlineData("a < b", "text/plain")]
    public void Markup_is_not_plain_text(string text, string type) => Assert.Equal(type, TypeSniffer.Sniff(Encoding.UTF8.GetBytes(text), whole: true));

    [Fact]
    public void Office_files_are_told_from_other_zips()
    {
        byte[] docx = [.. "PK\u0003\u0004"u8, .. new byte[26], .. "[Content_Types].xml"u8, .. new byte[50], .. "word/document.xml"u8];
        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", TypeSniffer.Sniff(docx, whole: true));
    }

    [Fact]
    public void A_character_cut_by_the_end_of_the_head_is_still_text() => Assert.Equal("text/plain", TypeSniffer.Sniff([.. "hola "u8, 0xC3], whole: false));

    [Fact]
    public void Any_bytes_have_a_type() => Gen.Byte.Array[0, 300].Sample(bytes => Assert.Contains('/', TypeSniffer.Sniff(bytes, whole: false)));
}
