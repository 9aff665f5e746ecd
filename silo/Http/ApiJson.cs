using System.Text.Json;
using System.Text.Json.Serialization;
using Dispatch.Accounts;
using Dispatch.Audit;
using Dispatch.Carriers;
using Dispatch.Clients;
using Dispatch.Connectors;
using Dispatch.Dispatching;
using Dispatch.Exceptions;
using Dispatch.Facilities;
using Dispatch.Integration;
using Dispatch.Shipments;
using Dispatch.Tracking;
using Microsoft.AspNetCore.Mvc;

namespace Dispatch.Http;

/// <summary>The JSON of the API: camelCase, enums as words, times with a zone, nothing for null; wrong types and repeated names are faults.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(OrderBody))]
[JsonSerializable(typeof(OrderAnswer))]
[JsonSerializable(typeof(CancellationBody))]
[JsonSerializable(typeof(InventoryBody))]
[JsonSerializable(typeof(InventoryAnswer))]
[JsonSerializable(typeof(ReleaseView))]
[JsonSerializable(typeof(Page<ReleaseRow>))]
[JsonSerializable(typeof(HoldBody))]
[JsonSerializable(typeof(UnholdBody))]
[JsonSerializable(typeof(OverrideBody))]
[JsonSerializable(typeof(DecisionBody))]
[JsonSerializable(typeof(TenderAnswerBody))]
[JsonSerializable(typeof(Offer))]
[JsonSerializable(typeof(Page<TenderRow>))]
[JsonSerializable(typeof(DispatchingBody))]
[JsonSerializable(typeof(WaveBody))]
[JsonSerializable(typeof(WaveAcceptBody))]
[JsonSerializable(typeof(WaveView))]
[JsonSerializable(typeof(EndpointBody))]
[JsonSerializable(typeof(EndpointView))]
[JsonSerializable(typeof(EndpointList))]
[JsonSerializable(typeof(RefusalList))]
[JsonSerializable(typeof(AccountBody))]
[JsonSerializable(typeof(AccountList))]
[JsonSerializable(typeof(AccountPut))]
[JsonSerializable(typeof(PasswordAnswer))]
[JsonSerializable(typeof(MessageList))]
[JsonSerializable(typeof(ReplayBody))]
[JsonSerializable(typeof(ReplayAnswer))]
[JsonSerializable(typeof(WebhookBody))]
[JsonSerializable(typeof(AssignmentBody))]
[JsonSerializable(typeof(TelematicsBody))]
[JsonSerializable(typeof(MilestonesBody))]
[JsonSerializable(typeof(MilestoneBody))]
[JsonSerializable(typeof(BatchAnswer))]
[JsonSerializable(typeof(IReadOnlyList<RejectedItem>))]
[JsonSerializable(typeof(ShipmentView))]
[JsonSerializable(typeof(Page<ShipmentRow>))]
[JsonSerializable(typeof(Timeline))]
[JsonSerializable(typeof(CaseView))]
[JsonSerializable(typeof(Page<CaseRow>))]
[JsonSerializable(typeof(AssignBody))]
[JsonSerializable(typeof(CommentBody))]
[JsonSerializable(typeof(SnoozeBody))]
[JsonSerializable(typeof(ResolveBody))]
[JsonSerializable(typeof(FacilityBody))]
[JsonSerializable(typeof(FacilityView))]
[JsonSerializable(typeof(AppointmentBody))]
[JsonSerializable(typeof(MoveBody))]
[JsonSerializable(typeof(ConfirmBody))]
[JsonSerializable(typeof(CancelBody))]
[JsonSerializable(typeof(AppointmentView))]
[JsonSerializable(typeof(Page<AppointmentView>))]
[JsonSerializable(typeof(CarrierBody))]
[JsonSerializable(typeof(Carrier))]
[JsonSerializable(typeof(Page<Carrier>))]
[JsonSerializable(typeof(Page<FacilityView>))]
[JsonSerializable(typeof(VehicleView))]
[JsonSerializable(typeof(SetAsideList))]
[JsonSerializable(typeof(string?[]))]
[JsonSerializable(typeof(ProblemDetails))]
public sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>For JSON that is read outside of the framework's binding.</summary>
    public static ApiJson Configured { get; } = new(Configure(new JsonSerializerOptions()));

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Converters.Add(new TimeConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        return options;
    }
}
