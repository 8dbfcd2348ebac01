using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PrecisionCare.Storage.Database;

/// <summary>
/// The tables of Quartz's persistent job store, part of our model so that the migrations of both engines create them. Only Quartz reads and writes them. Names are
/// in lower case, as PostgreSQL folds the unquoted names of Quartz's statements; SQLite does not tell cases apart.
/// </summary>
internal static class QuartzTables
{
    private const string Prefix = "qrtz_";

    /// <summary>
    /// What Quartz 4.7 reads and writes: table, its key after <c>sched_name</c>, its other columns. A column is text unless a type follows the colon;
    /// <c>?</c> means nullable and <c>=0</c> a default.
    /// </summary>
    private static readonly (string Table, string Key, string Columns)[] Tables =
    [
        ("job_details", "job_name job_group",
            "description? job_class_name is_durable:bool is_nonconcurrent:bool is_update_data:bool requests_recovery:bool job_data:bytes?"),
        ("triggers", "trigger_name trigger_group",
            "job_name job_group description? next_fire_time:long? prev_fire_time:long? priority:int? trigger_state trigger_type start_time:long end_time:long? "
            + "calendar_name? misfire_instr:int? misfire_orig_fire_time:long? execution_group? preferred_node? preferred_node_auto:bool=0 retry_policy? "
            + "retry_attempt:int? continues_trigger_name? continues_trigger_group? continuation_condition:int? overlap_policy:int? pause_reason? paused_by? "
            + "paused_at:long? misfire_threshold:long? fixed_delay:bool? job_data:bytes?"),
        ("simple_triggers", "trigger_name trigger_group", "repeat_count:long repeat_interval:long times_triggered:long"),
        ("cron_triggers", "trigger_name trigger_group", "cron_expression time_zone_id?"),
        ("simprop_triggers", "trigger_name trigger_group",
            "str_prop_1? str_prop_2? str_prop_3? int_prop_1:int? int_prop_2:int? long_prop_1:long? long_prop_2:long? dec_prop_1:decimal? dec_prop_2:decimal? "
            + "bool_prop_1:bool? bool_prop_2:bool? time_zone_id?"),
        ("blob_triggers", "trigger_name trigger_group", "blob_data:bytes?"),
        ("calendars", "calendar_name", "calendar:bytes"),
        ("paused_trigger_grps", "trigger_group", "pause_reason? paused_by? paused_at:long?"),
        ("paused_job_grps", "job_group", "pause_reason? paused_by? paused_at:long?"),
        ("fired_triggers", "entry_id",
            "trigger_name trigger_group instance_name fired_time:long sched_time:long priority:int state job_name? job_group? is_nonconcurrent:bool "
            + "requests_recovery:bool? execution_group? progress:int? progress_message? interrupt_requested_time:long?"),
        ("scheduler_state", "instance_name", "last_checkin_time:long checkin_interval:long quartz_version?"),
        ("locks", "lock_name", ""),
    ];

    public static void AddQuartzTables(this ModelBuilder model)
    {
        foreach (var (table, key, columns) in Tables) Add(model, table, key.Split(' '), columns);

        var triggers = Entity(model, "triggers");
        triggers.HasOne(Name("job_details"), null).WithMany().HasForeignKey("sched_name", "job_name", "job_group").OnDelete(DeleteBehavior.NoAction);
        foreach (string kind in new[] { "simple", "cron", "simprop", "blob" })
            Entity(model, kind + "_triggers").HasOne(Name("triggers"), null).WithOne()
                .HasForeignKey(Name(kind + "_triggers"), "sched_name", "trigger_name", "trigger_group").OnDelete(DeleteBehavior.Cascade);

        triggers.HasIndex("sched_name", "trigger_state", "next_fire_time", "priority", "misfire_instr").IsDescending(false, false, false, true, false);
        triggers.HasIndex("sched_name", "trigger_group", "trigger_name");
        triggers.HasIndex("sched_name", "calendar_name");
        Entity(model, "job_details").HasIndex("sched_name", "job_group", "job_name");
        var fired = Entity(model, "fired_triggers");
        fired.HasIndex("sched_name", "instance_name", "requests_recovery");
        fired.HasIndex("sched_name", "job_name", "job_group");
        fired.HasIndex("sched_name", "trigger_name", "trigger_group");
    }

    private static string Name(string table) => Prefix + table;

    private static EntityTypeBuilder<Dictionary<string, object>> Entity(ModelBuilder model, string table) => model.SharedTypeEntity<Dictionary<string, object>>(Name(table));

    private static void Add(ModelBuilder model, string table, string[] key, string columns)
    {
        var entity = Entity(model, table);
        entity.ToTable(Name(table));
        foreach (string column in (string[])["sched_name", .. key]) entity.IndexerProperty<string>(column).IsRequired();
        foreach (string text in columns.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            bool hasDefault = text.EndsWith("=0", StringComparison.Ordinal);
            bool nullable = text.EndsWith('?');
            string[] parts = text[..^(hasDefault ? 2 : nullable ? 1 : 0)].Split(':');
            var column = entity.IndexerProperty(TypeOf(parts.ElementAtOrDefault(1), nullable), parts[0]).IsRequired(!nullable);
            if (hasDefault) column.HasDefaultValue(false);
        }
        entity.HasKey(["sched_name", .. key]);
    }

    private static Type TypeOf(string? name, bool nullable) => (name, nullable) switch
    {
        (null, _) => typeof(string),
        ("bytes", _) => typeof(byte[]),
        ("bool", false) => typeof(bool),
        ("bool", true) => typeof(bool?),
        ("int", false) => typeof(int),
        ("int", true) => typeof(int?),
        ("long", false) => typeof(long),
        ("long", true) => typeof(long?),
        ("decimal", true) => typeof(decimal?),
        _ => throw new ArgumentException($"{name} is no column type."),
    };
}
