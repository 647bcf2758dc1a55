/** What .NET hands over when it passes itself: a reference whose [JSInvokable] methods can be called. */
interface DotNet {
  invokeMethodAsync<T = void>(method: string, ...args: unknown[]): Promise<T>;
}
