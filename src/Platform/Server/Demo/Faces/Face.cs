namespace Tertulia.Platform.Demo;

internal enum Hair
{
    None,
    Buzz,
    SidePart,
    Quiff,
    Curls,
    Afro,
    Bob,
    Long,
    Waves,
    Bun,
    Ponytail,
    Fringe,
    Pixie,
    Headscarf,
}

internal enum Beard
{
    None,
    Stubble,
    Full,
    Moustache,
    Goatee,
}

internal enum Glasses
{
    None,
    Round,
    Square,
}

internal enum Clothes
{
    Crew,
    Shirt,
    Rollneck,
    Hoodie,
    Blazer,
    Stripes,
    Dungarees,
}

internal enum Mouth
{
    Smile,
    Laugh,
    Soft,
    Smirk,
}

/// <summary>What somebody looks like. Colours are <c>#rrggbb</c>.</summary>
/// <param name="Ground">The background; <paramref name="Sun"/> is the disc behind the head.</param>
/// <param name="Wide">The width of the face, 1 for the usual.</param>
internal sealed record Face(
    string Ground,
    string Sun,
    string Skin,
    Hair Hair,
    string HairColour,
    Clothes Clothes,
    string ClothesColour,
    string SecondColour,
    Mouth Mouth = Mouth.Smile,
    Beard Beard = Beard.None,
    Glasses Glasses = Glasses.None,
    bool Earrings = false,
    bool Freckles = false,
    bool Lashes = false,
    float Wide = 1f);
