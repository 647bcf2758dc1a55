namespace Tertulia.Platform.Tests.Realtime;

public sealed class SignalBudgetTests
{
    [Fact]
    public void A_connection_signals_so_often_a_second_and_no_more()
    {
        var budget = new SignalBudget();
        const long Frequency = 1_000;

        Assert.All(Enumerable.Range(0, SignalBudget.ASecond), i => Assert.True(budget.TrySpend(5_000 + i, Frequency)));
        Assert.False(budget.TrySpend(5_999, Frequency));
        Assert.True(budget.TrySpend(6_000, Frequency));
    }
}
