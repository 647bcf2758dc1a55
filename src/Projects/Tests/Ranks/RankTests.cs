using CsCheck;

namespace Tertulia.Projects.Ranks;

public sealed class RankTests
{
    [Fact]
    public void Keys_between_any_two_neighbours_keep_the_order() => Gen.Int[0, 1_000].Array[1, 400].Sample(spots =>
    {
        var keys = new List<string>();
        foreach (var spot in spots)
        {
            var at = spot % (keys.Count + 1);
            keys.Insert(at, Rank.Between(at == 0 ? null : keys[at - 1], at == keys.Count ? null : keys[at]));
        }

        AssertOrdered(keys);
    }, iter: 300);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Ten_thousand_at_either_end_stay_short(bool before)
    {
        var keys = new List<string> { Rank.First };
        for (var i = 0; i < 10_000; i++)
            keys.Add(before ? Rank.Between(null, keys[^1]) : Rank.Between(keys[^1], null));
        if (before)
            keys.Reverse();
        AssertOrdered(keys);
        Assert.True(keys.Max(k => k.Length) <= 4);
    }

    [Fact]
    public void At_one_spot_a_character_is_enough_for_five_insertions()
    {
        string low = "a0", high = "a1";
        for (var i = 1; i <= 200; i++)
        {
            var key = Rank.Between(low, high);
            Assert.True(key.Length <= 3 + (i / 5));
            if (i % 2 == 0)
                low = key;
            else
                high = key;
        }
    }

    [Fact]
    public void Many_fit_between_any_two() => Gen.Select(Gen.Int[0, 60].Array[2, 60], Gen.Int[0, 300]).Sample((spots, count) =>
    {
        var keys = new List<string>();
        foreach (var spot in spots)
        {
            var at = spot % (keys.Count + 1);
            keys.Insert(at, Rank.Between(at == 0 ? null : keys[at - 1], at == keys.Count ? null : keys[at]));
        }

        var gap = spots[0] % (keys.Count + 1);
        keys.InsertRange(gap, Rank.Many(gap == 0 ? null : keys[gap - 1], gap == keys.Count ? null : keys[gap], count));
        AssertOrdered(keys);
    }, iter: 300);

    [Fact]
    public void Making_room_shortens_long_keys_and_moves_few()
    {
        var keys = Rank.Many(null, null, 2_000).ToList();
        while (keys[1_000].Length <= Rank.Longest)
            keys.Insert(1_000, Rank.Between(keys[999], keys[1_000]));

        var change = RankRoom.Make(keys, 1_000);
        for (var i = 0; i < change.Ranks.Count; i++)
            keys[change.Start + i] = change.Ranks[i];
        AssertOrdered(keys);
        Assert.True(keys[1_000].Length <= 14);
        Assert.InRange(change.Ranks.Count, 1, 1_100);
    }

    [Fact]
    public void Making_room_keeps_any_list_in_order() => Gen.Int[0, 3].Array[1, 300].Sample(spots =>
    {
        var keys = new List<string>();
        var at = 0;
        foreach (var spot in spots)
        {
            at = spot == 0 ? keys.Count / 2 : at;
            keys.Insert(at, Rank.Between(at == 0 ? null : keys[at - 1], at == keys.Count ? null : keys[at]));
        }

        var change = RankRoom.Make(keys, at);
        for (var i = 0; i < change.Ranks.Count; i++)
            keys[change.Start + i] = change.Ranks[i];
        AssertOrdered(keys);
    }, iter: 200);

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a00")]
    [InlineData("0")]
    [InlineData("a-")]
    [InlineData("b1")]
    [InlineData(null)]
    public void What_is_no_key_is_seen(string? key) => Assert.False(Rank.IsValid(key));

    [Fact]
    public void The_least_and_the_greatest_have_room_beside_them()
    {
        var least = "A" + new string('0', 25) + "1";
        var below = Rank.Between(null, least);
        Assert.True(Rank.IsValid(below) && string.CompareOrdinal(below, least) < 0);
        AssertOrdered([Rank.Between(null, below), below, least]);
        var greatest = "z" + new string('z', 26);
        AssertOrdered([greatest, Rank.Between(greatest, null)]);
        Assert.Throws<ArgumentException>(() => Rank.Between("a1", "a0"));
        Assert.Throws<ArgumentException>(() => Rank.Between("a1", "a1"));
    }

    [Fact]
    public void Any_text_is_a_key_or_refused() => Gen.OneOf(Gen.String, Gen.OneOf("0", "1", "A", "a", "z", "Z").Array[0, 6].Select(string.Concat)).Array[2].Sample(keys =>
    {
        if (!Rank.IsValid(keys[0]) || !Rank.IsValid(keys[1]) || string.CompareOrdinal(keys[0], keys[1]) >= 0)
            Assert.Throws<ArgumentException>(() => Rank.Between(keys[0], keys[1]));
        else
            AssertOrdered([Rank.Between(null, keys[0]), keys[0], Rank.Between(keys[0], keys[1]), keys[1], Rank.Between(keys[1], null)]);
    }, iter: 5_000);

    private static void AssertOrdered(List<string> keys)
    {
        Assert.All(keys, k => Assert.True(Rank.IsValid(k), k));
        for (var i = 1; i < keys.Count; i++)
            Assert.True(string.CompareOrdinal(keys[i - 1], keys[i]) < 0, $"{keys[i - 1]} {keys[i]}");
    }
}
