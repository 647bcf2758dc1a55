namespace Tertulia.Platform.Demo;

/// <summary>Screens of the fictional product.</summary>
internal static class Wireframes
{
    /// <summary>Pricing, version A: the table everybody knows.</summary>
    public static byte[] PricingTable()
    {
        using var picture = Browser(out var top);
        picture.Bar(470, top + 50, 340, Picture.Text, 26);
        picture.Bar(540, top + 96, 200);
        for (var plan = 0; plan < 3; plan++)
        {
            var x = 130 + (plan * 350);
            var chosen = plan == 1;
            picture.Box(x, top + 150, 320, 500, chosen ? "#ffffff" : Picture.Paper, 18, chosen ? Picture.Cobalt : Picture.Strong);
            picture.Bar(x + 36, top + 190, 110, Picture.Text, 18);
            picture.Bar(x + 36, top + 228, 150, chosen ? Picture.Cobalt : Picture.Text, 34);
            picture.Bar(x + 36, top + 280, 200, height: 10);
            for (var row = 0; row < 5 + plan; row++)
            {
                picture.Dot(x + 46, top + 336 + (row * 34), 8, Picture.Olive);
                picture.Bar(x + 68, top + 331 + (row * 34), 130 + ((row * 37 + (plan * 53)) % 90), height: 10);
            }

            picture.Box(x + 36, top + 580, 248, 44, chosen ? Picture.Cobalt : Picture.Sunken, 10);
            picture.Bar(x + 110, top + 597, 100, chosen ? "#ffffff" : Picture.Faint, 10);
        }

        return picture.Encode();
    }

    /// <summary>Pricing, version B: three questions and a recommendation.</summary>
    public static byte[] PricingQuestions()
    {
        using var picture = Browser(out var top);
        picture.Bar(130, top + 60, 420, Picture.Text, 30);
        picture.Bar(130, top + 110, 300);
        for (var question = 0; question < 3; question++)
        {
            var y = top + 170 + (question * 150);
            picture.Dot(150, y + 20, 20, Picture.Gold);
            picture.Bar(186, y + 12, 260 - (question * 30), Picture.Text, 16);
            for (var answer = 0; answer < 3; answer++)
            {
                var on = answer == (question + 1) % 3;
                picture.Box(186 + (answer * 134), y + 52, 122, 46, on ? Picture.CobaltSoft : "#ffffff", 23, on ? Picture.Cobalt : Picture.Strong);
                picture.Bar(216 + (answer * 134), y + 70, 62, on ? Picture.Cobalt : Picture.Faint, 10);
            }
        }

        picture.Box(690, top + 120, 450, 470, Picture.Night, 24);
        picture.Dot(915, top + 235, 66, Picture.Gold);
        picture.Canvas.Fill($"M915 {top + 185} L935 {top + 235} L915 {top + 285} L895 {top + 235}Z", Ink.Colour(Picture.Night));
        picture.Canvas.Fill($"M915 {top + 185} L935 {top + 235} L895 {top + 235}Z", Ink.Colour(Picture.Clay));
        picture.Bar(790, top + 330, 250, "#ffffff", 26);
        picture.Bar(830, top + 376, 170, "#8d98c8");
        picture.Bar(760, top + 424, 310, "#5a669c", 10);
        picture.Bar(790, top + 448, 250, "#5a669c", 10);
        picture.Box(790, top + 500, 250, 50, Picture.Gold, 12);
        picture.Bar(860, top + 519, 110, Picture.Night, 12);
        picture.Bar(130, top + 630, 180, Picture.Cobalt, 10);
        return picture.Encode();
    }

    /// <summary>Version B on three sizes of screen.</summary>
    public static byte[] PricingSizes()
    {
        using var picture = new Picture(1400, 900, Picture.GoldSoft);
        Device(picture, 70, 250, 260, 540, 30);
        Device(picture, 400, 150, 420, 640, 28);
        Device(picture, 890, 250, 460, 320, 18);
        picture.Box(1070, 570, 100, 90, Picture.Strong, 4);
        picture.Box(1010, 652, 220, 16, Picture.Strong, 8);
        return picture.Encode();
    }

    /// <summary>A week of bookings at night.</summary>
    public static byte[] DarkWeek()
    {
        using var picture = new Picture(1280, 800, "#14151b");
        picture.Box(0, 0, 72, 800, "#0d0f19", 0);
        for (var i = 0; i < 6; i++)
            picture.Box(20, 30 + (i * 62), 32, 32, i == 1 ? "#7b93ff" : "#272a36", 9);
        picture.Bar(110, 40, 220, "#eceef4", 24);
        string[] fills = ["#232a4a", "#3a3015", "#3d221a", "#1f2e19"];
        string[] inks = ["#7b93ff", "#f2bd3a", "#f0805a", "#8fc274"];
        for (var day = 0; day < 6; day++)
        {
            var x = 110 + (day * 190);
            picture.Bar(x, 104, 70, day == 0 ? "#7b93ff" : "#8d91a3", 12);
            picture.Box(x, 132, 176, 630, "#1a1c24", 12, "#272a36");
            for (int slot = 0, y = 150; y < 660; slot++)
            {
                var height = 54 + ((day * 31 + (slot * 47)) % 70);
                var kind = ((day * 3) + (slot * 5)) % 4;
                picture.Box(x + 10, y, 156, height, fills[kind], 9);
                picture.Box(x + 10, y, 5, height, inks[kind], 3);
                picture.Bar(x + 28, y + 16, 70 + ((slot * 29) % 46), inks[kind], 9);
                picture.Bar(x + 28, y + 34, 50, "#5d6275", 7);
                y += height + 16 + ((day + slot) % 3 * 26);
            }
        }

        return picture.Encode();
    }

    private static Picture Browser(out float top)
    {
        var picture = new Picture(1280, 800);
        picture.Box(0, 0, 1280, 64, Picture.Sunken, 0);
        picture.Dot(34, 32, 9, Picture.Clay);
        picture.Dot(62, 32, 9, Picture.Gold);
        picture.Dot(90, 32, 9, Picture.Olive);
        picture.Box(300, 16, 680, 32, "#ffffff", 16, Picture.Hairline);
        picture.Bar(330, 27, 190, height: 10);
        top = 64;
        return picture;
    }

    private static void Device(Picture picture, float x, float y, float width, float height, float radius)
    {
        picture.Box(x - 12, y - 12, width + 24, height + 24, Picture.Night, radius);
        picture.Box(x, y, width, height, Picture.Paper, radius - 10);
        var unit = width / 10;
        picture.Bar(x + unit, y + (unit * 1.2f), unit * 5, Picture.Text, 16);
        picture.Bar(x + unit, y + (unit * 1.2f) + 30, unit * 3.4f, height: 9);
        var card = Math.Min(height * 0.34f, unit * 5);
        picture.Box(x + unit, y + height - card - unit, unit * 8, card, Picture.Night, 16);
        picture.Dot(x + (unit * 2.4f), y + height - (card / 2) - unit, unit * 0.8f, Picture.Gold);
        picture.Bar(x + (unit * 4), y + height - (card * 0.62f) - unit, unit * 4, "#ffffff", 13);
        picture.Bar(x + (unit * 4), y + height - (card * 0.4f) - unit, unit * 2.6f, Picture.Gold, 16);
        for (var row = 0; y + (unit * 3.4f) + (row * 56) < y + height - card - (unit * 2); row++)
        {
            for (var column = 0; column < 3; column++)
            {
                var on = column == row % 3;
                picture.Box(x + unit + (column * unit * 2.7f), y + (unit * 3.2f) + (row * 56), unit * 2.4f, 36, on ? Picture.CobaltSoft : "#ffffff", 18, on ? Picture.Cobalt : Picture.Strong);
            }
        }
    }
}
