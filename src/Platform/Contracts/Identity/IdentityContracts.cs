namespace Tertulia.Platform;

/// <summary>What anyone may know before signing in.</summary>
/// <param name="NeedsSetup">True until the first workspace exists: show the setup screen.</param>
/// <param name="Version">The server's version.</param>
/// <param name="SignedIn">Whether this request came from somebody: asking costs no refusal.</param>
public sealed record ServerInfoDto(bool NeedsSetup, string Version, bool SignedIn);

/// <summary>The first visit: a workspace and its owner.</summary>
public sealed record SetupRequest(string WorkspaceName, string Language, string OwnerName, string Email, string Password, string TimeZone);

/// <summary>Another workspace on the same server, owned by the caller.</summary>
public sealed record CreateWorkspaceRequest(string Name, string Language);

public sealed record SignInRequest(string Email, string Password);

/// <summary>The second step: a TOTP code (RFC 6238, six digits) or, when lost, a recovery code.</summary>
public sealed record SignInTwoFactorRequest(string? Code, string? RecoveryCode);

/// <summary>The answer to a password: either signed in or a second factor is wanted.</summary>
public sealed record SignInResult(bool TwoFactorRequired);

/// <summary>The signed-in person, with everything a client needs to draw its first screen.</summary>
public sealed record MeDto(Guid AccountId, string Email, string Language, bool TwoFactorEnabled, IReadOnlyList<MyWorkspaceDto> Workspaces);

/// <summary>A workspace the signed-in person belongs to, and who they are there.</summary>
public sealed record MyWorkspaceDto(Guid Id, string Slug, string Name, Guid MemberId, WorkspaceRole Role, string Language);

/// <summary>A person in a workspace, as colleagues see them.</summary>
/// <param name="PhotoUrl">Address of a square photo, or null: draw initials.</param>
/// <param name="TimeZone">IANA time zone, such as <c>Europe/Madrid</c>.</param>
/// <param name="Active">False after an admin deactivated them; their messages stay.</param>
public sealed record MemberDto(
    Guid Id,
    string DisplayName,
    string Handle,
    string Email,
    WorkspaceRole Role,
    string? Title,
    string TimeZone,
    string Language,
    string? PhotoUrl,
    StatusDto? Status,
    bool Active);

/// <summary>What somebody is up to.</summary>
/// <param name="Emoji">One emoji, as Unicode text.</param>
/// <param name="ExpiresAt">When it clears by itself; null for never.</param>
public sealed record StatusDto(string Emoji, string Text, DateTimeOffset? ExpiresAt);

public sealed record UpdateProfileRequest(string DisplayName, string? Title, string TimeZone, string Language);

public sealed record SetStatusRequest(string Emoji, string Text, DateTimeOffset? ExpiresAt);

public sealed record ChangePasswordRequest(string CurrentPassword, string NewPassword);

public sealed record ChangeRoleRequest(WorkspaceRole Role);

public sealed record UpdateWorkspaceRequest(string Name, string Language);

/// <summary>Begins TOTP enrolment.</summary>
/// <param name="Secret">The shared key, base32, for typing in.</param>
/// <param name="Uri">The <c>otpauth://</c> address.</param>
/// <param name="QrSvg">The same as an SVG picture to scan.</param>
public sealed record TotpEnrolmentDto(string Secret, string Uri, string QrSvg);

public sealed record TotpConfirmRequest(string Code);

/// <summary>Ten single-use codes, shown once.</summary>
public sealed record RecoveryCodesDto(IReadOnlyList<string> Codes);

public sealed record TotpDisableRequest(string Password);

/// <summary>A place where the account is signed in.</summary>
public sealed record SessionDto(Guid Id, string Client, string? Address, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, bool Current);

/// <summary>An invitation link.</summary>
/// <param name="Email">The address it was made for, or null for a link anyone may use.</param>
/// <param name="Url">The link to hand out; only shown to those who may invite.</param>
/// <param name="Uses">How many have joined by it.</param>
public sealed record InvitationDto(
    Guid Id, string? Email, WorkspaceRole Role, string Url, Guid CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, int Uses, int? MaxUses);

/// <summary>Makes a link.</summary>
/// <param name="ExpiresInDays">1 to 90.</param>
/// <param name="MaxUses">1 to 1,000, or null for no limit.</param>
public sealed record CreateInvitationRequest(string? Email, WorkspaceRole Role, int ExpiresInDays, int? MaxUses);

/// <summary>What the holder of a link sees before accepting.</summary>
public sealed record InvitationPreviewDto(string WorkspaceName, string InvitedBy, string? Email, string Language);

/// <summary>Accepts as a new person; a signed-in person accepts with all fields null.</summary>
public sealed record AcceptInvitationRequest(string? DisplayName, string? Email, string? Password, string? Language, string? TimeZone);

/// <summary>Checks a password without keeping it.</summary>
public sealed record PasswordStrengthRequest(string Password, IReadOnlyList<string> UserInputs);

/// <param name="Score">zxcvbn's 0 (guessed at once) to 4 (strong); 3 is required.</param>
public sealed record PasswordStrengthDto(int Score, bool Accepted);

public sealed record AccountPreferencesRequest(string Language);

/// <summary>One administrative or security act.</summary>
/// <param name="Action">What was done, such as <c>member.role_changed</c>.</param>
/// <param name="ActorId">The member who acted, or whose account it is about.</param>
/// <param name="SubjectId">Who or what was acted upon.</param>
/// <param name="Detail">A short note for people.</param>
public sealed record AuditEntryDto(Guid Id, string Action, Guid? ActorId, Guid? SubjectId, string? Detail, string? Address, DateTimeOffset At);

public sealed record MemberUpdated(MemberDto Member) : IEvent
{
    public static string Type => "identity.member.updated";
}

public sealed record MemberJoined(MemberDto Member) : IEvent
{
    public static string Type => "identity.member.joined";
}

public sealed record MemberDeactivated(Guid MemberId) : IEvent
{
    public static string Type => "identity.member.deactivated";
}

public sealed record WorkspaceUpdated(string Name, string Slug, string Language) : IEvent
{
    public static string Type => "identity.workspace.updated";
}

/// <summary>A member lost (part of) their access to a resource: nodes re-check the topics that hang on it.</summary>
public sealed record AccessRevoked(Guid ResourceId, Guid PrincipalId) : IEvent
{
    public static string Type => "access.revoked";
}

/// <summary>A sign-in was ended from elsewhere; its connections are closed.</summary>
public sealed record SessionRevoked(Guid SessionId) : IEvent
{
    public static string Type => "identity.session.revoked";
}
