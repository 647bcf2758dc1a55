namespace Tertulia.Platform.Demo;

/// <summary>Draws all pictures beside the writing of rows, on the other cores.</summary>
internal sealed class DemoArt
{
    private readonly Dictionary<string, Task<byte[]>> faces;
    private readonly Dictionary<string, Task<(string Name, byte[] Content)>> files;

    public DemoArt()
    {
        faces = DemoPeople.All.Where(p => p.Face is not null).ToDictionary(p => p.Key, p => Task.Run(() => FacePainter.Png(p.Face!)));
        files = DemoFiles.Keys.ToDictionary(key => key, key => Task.Run(() => DemoFiles.Create(key)));
    }

    public Task<byte[]> FaceAsync(string person) => faces[person];

    public Task<(string Name, byte[] Content)> FileAsync(string key) => files[key];
}
