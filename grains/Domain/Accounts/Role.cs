using System.Text.Json.Serialization;

namespace Dispatch.Accounts;

/// <summary>A word for what somebody may decide: policies name it (<c>approver</c>), accounts have it.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.role"), JsonConverter(typeof(IdJsonConverter<Role>))]
public readonly record struct Role(string Value) : IId<Role>
{
    /// <summary>Decides whatever any role may, and says who may decide what.</summary>
    public static readonly Role Administrator = new("administrator");

    public static Role Of(string value) => new(value);

    public override string ToString() => Value;
}
