using System.Text.Json;

namespace Tertulia.Platform.Tests.Events;

public sealed class EventPositionTests
{
    [Theory]
    [InlineData("0.0", 0, 0)]
    [InlineData("12.345", 12, 345)]
    [InlineData("9223372036854775807.9223372036854775807", long.MaxValue, long.MaxValue)]
    public void A_position_reads_back_as_written(string text, long transaction, long sequence)
    {
        Assert.True(EventPosition.TryParse(text, out var position));
        Assert.Equal(new EventPosition(transaction, sequence), position);
        Assert.Equal(text, position.ToString());
        Assert.Equal(position, JsonSerializer.Deserialize<EventPosition>(JsonSerializer.Serialize(position)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData(".1")]
    [InlineData("1.")]
    [InlineData("-1.2")]
    [InlineData("1.2.3")]
    [InlineData("99999999999999999999.1")]
    public void Anything_else_is_refused(string? text) => Assert.False(EventPosition.TryParse(text, out _));

    [Fact]
    public void Positions_order_by_transaction_before_sequence()
    {
        EventPosition[] ordered = [new(1, 9), new(2, 1), new(2, 3), new(10, 2)];
        Assert.Equal(ordered, ordered.Reverse().Order());
    }
}
