using System.Text.Json;
using System.Text.Json.Serialization;
using Tertulia.Chat;
using Tertulia.Platform;

namespace Tertulia.Sdk;

/// <summary>How Chat's contracts are written on the wire.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    Converters = [typeof(CamelCaseEnum<ChannelKind>), typeof(CamelCaseEnum<NotificationLevel>), typeof(CamelCaseEnum<MessageKind>)])]
[JsonSerializable(typeof(ChatSnapshotDto))]
[JsonSerializable(typeof(ConversationDto))]
[JsonSerializable(typeof(ChannelDto))]
[JsonSerializable(typeof(MembershipDto))]
[JsonSerializable(typeof(Page<ChannelSummaryDto>))]
[JsonSerializable(typeof(Page<ChannelMemberDto>))]
[JsonSerializable(typeof(CreateChannelRequest))]
[JsonSerializable(typeof(OpenDirectRequest))]
[JsonSerializable(typeof(UpdateChannelRequest))]
[JsonSerializable(typeof(AddMembersRequest))]
[JsonSerializable(typeof(UpdateMembershipRequest))]
[JsonSerializable(typeof(MarkReadRequest))]
[JsonSerializable(typeof(SaveDraftRequest))]
[JsonSerializable(typeof(MessageDto))]
[JsonSerializable(typeof(MessageWindowDto))]
[JsonSerializable(typeof(PostMessageRequest))]
[JsonSerializable(typeof(EditMessageRequest))]
[JsonSerializable(typeof(ThreadDto))]
[JsonSerializable(typeof(Page<ThreadListItemDto>))]
[JsonSerializable(typeof(MarkThreadReadRequest))]
[JsonSerializable(typeof(FollowThreadRequest))]
[JsonSerializable(typeof(Page<SavedMessageDto>))]
[JsonSerializable(typeof(MessagePosted))]
[JsonSerializable(typeof(MessageChanged))]
[JsonSerializable(typeof(MessageDeleted))]
[JsonSerializable(typeof(ChannelCreated))]
[JsonSerializable(typeof(ChannelUpdated))]
[JsonSerializable(typeof(ChannelMembersChanged))]
[JsonSerializable(typeof(ConversationAdded))]
[JsonSerializable(typeof(ConversationRemoved))]
[JsonSerializable(typeof(MembershipChanged))]
[JsonSerializable(typeof(ThreadStateChanged))]
[JsonSerializable(typeof(SavedChanged))]
public sealed partial class ChatJson : JsonSerializerContext;
