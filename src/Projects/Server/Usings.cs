global using Tertulia.Projects.Ranks;
