using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Tertulia.Platform.Web;
using Tertulia.Platform.Web.Kit;
using Xunit;

namespace Tertulia.Platform.Tests.Kit;

public sealed class FeedbackTests : KitTest
{
    [Fact]
    public void A_toast_leaves_by_itself_and_one_with_an_action_stays_longer()
    {
        var host = Render<ToastHost>();
        var toasts = Services.GetRequiredService<Toasts>();
        toasts.Show("Copied");
        toasts.ShowUndo("Archived", "Undo", () => Task.CompletedTask);
        host.WaitForAssertion(() => Assert.Equal(2, host.FindAll(".toast").Count));

        Clock.Advance(TimeSpan.FromSeconds(6));
        host.WaitForAssertion(() => Assert.Equal("Archived", host.Find(".toast .text").TextContent));

        Clock.Advance(TimeSpan.FromSeconds(5));
        host.WaitForAssertion(() => Assert.Empty(host.FindAll(".toast")));
    }

    [Fact]
    public void Undo_runs_once_and_takes_the_toast_away()
    {
        var undone = 0;
        var host = Render<ToastHost>();
        Services.GetRequiredService<Toasts>().ShowUndo("Archived", "Undo", () =>
        {
            undone++;
            return Task.CompletedTask;
        });

        host.WaitForElement(".action").Click();

        Assert.Equal(1, undone);
        Assert.Empty(host.FindAll(".toast"));
    }

    [Fact]
    public void Toasts_are_announced_politely() => Assert.Equal("polite", Render<ToastHost>().Find("[role=status]").GetAttribute("aria-live"));

    [Theory]
    [InlineData(null, null)]
    [InlineData(0.624, "62")]
    [InlineData(1.7, "100")]
    public void Progress_says_its_value_when_it_knows(double? value, string? spoken) =>
        Assert.Equal(spoken, Render<ProgressBar>(p => p.Add(b => b.Label, "Upload").Add(b => b.Value, value)).Find("[role=progressbar]").GetAttribute("aria-valuenow"));

    [Theory]
    [InlineData("en", 30, "just now")]
    [InlineData("en", 300, "5 min ago")]
    [InlineData("es", 300, "hace 5 min")]
    [InlineData("es", 2 * 3600, "hace 2 h")]
    [InlineData("es", 26 * 3600, "ayer")]
    [InlineData("en", 8 * 24 * 3600, "Nov 12")]
    [InlineData("es", 8 * 24 * 3600, "12 nov")]
    public void Times_are_told_in_the_readers_words(string culture, int secondsAgo, string expected)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var time = Render<RelativeTime>(p => p.Add(t => t.Value, Clock.GetUtcNow().AddSeconds(-secondsAgo)));

        Assert.Equal(expected, time.Find("time").TextContent);
    }

    [Fact]
    public void A_time_in_sight_grows_older()
    {
        var time = Render<RelativeTime>(p => p.Add(t => t.Value, Clock.GetUtcNow()));

        Clock.Advance(TimeSpan.FromMinutes(3));

        time.WaitForAssertion(() => Assert.Equal("3 min ago", time.Find("time").TextContent));
    }

    [Fact]
    public void Both_languages_have_the_same_texts()
    {
        var texts = Services.GetRequiredService<IStringLocalizer<PlatformText>>();
        var english = Names("en");

        Assert.NotEmpty(english);
        Assert.Equal(english, Names("es"));

        List<string> Names(string culture)
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            return [.. texts.GetAllStrings(includeParentCultures: culture == "en").Select(t => t.Name).Order(StringComparer.Ordinal)];
        }
    }
}
