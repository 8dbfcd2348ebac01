using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using PrecisionCare.Storage.Accounts;

namespace PrecisionCare.Web.Tests.Security;

/// <summary>OWASP ASVS 5.0, chapters 2 and 3: cookies, forms, and that looking changes nothing.</summary>
[Collection(DemoHospitalTests.Name), Trait("ASVS", "3")]
public sealed partial class V03BrowserTests(DemoHospital hospital)
{
    [Fact, Trait("ASVS", "3.3.1")]
    public async Task Every_cookie_is_bound_to_this_host_encrypted_connections_and_the_server()
    {
        using var visitor = hospital.Web.Visit();
        var set = new List<string>();
        foreach (string page in new[] { "/sign-in", "/sign-in/passkey" }) await Note(await visitor.GetAsync(page));
        await Note(await visitor.SignInAsync("consent@demo.example", Demo.DemoAccounts.Password));
        using var elsewhere = await hospital.Web.SignInAsync("consent@demo.example");
        string session = Regex.Match(await visitor.ReadAsync("/account/sessions"), "name=\"session\" value=\"([0-9a-f-]{36})\"").Groups[1].Value;
        await Note(await visitor.SendAsync("/account/sessions", "/account/sessions?handler=End", ("session", session)));
        await Note(await visitor.GetAsync("/account/sessions"));
        await Note(await visitor.SendAsync("/account", "/sign-out"));
        Assert.Superset(new HashSet<string> { "__Host-precisioncare", "__Host-precisioncare-form", "__Host-precisioncare-step", "__Host-precisioncare-note" }, set.Select(c => c.Split('=')[0]).ToHashSet());
        Assert.All(set, cookie =>
        {
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; path=/", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Matches("(?i); samesite=(lax|strict)", cookie);
        });

        Task Note(HttpResponseMessage answer)
        {
            if (answer.Headers.TryGetValues("Set-Cookie", out var cookies)) set.AddRange(cookies);
            answer.Dispose();
            return Task.CompletedTask;
        }
    }

    [Theory, Trait("ASVS", "3.5.1")]
    [InlineData("clinician@demo.example")]
    [InlineData("admin@demo.example")]
    [InlineData("consent@demo.example")]
    public async Task Following_every_link_changes_nothing_in_the_database(string email)
    {
        var person = await hospital.PersonAsync(email);
        await person.ReadAsync("/knowledge");
        var before = Tables();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<string>(["/", "/knowledge", "/account", "/account/authenticator", "/account/passkey", "/sign-in", "/sign-in/passkey", "/imports", "/patients", "/administration/accounts", "/sign-out"]);
        while (next.TryDequeue(out string? address) && seen.Count < 120)
        {
            if (!seen.Add(address)) continue;
            using var answer = await person.GetAsync(address);
            Assert.True((int)answer.StatusCode < 500, $"{address}: {answer.StatusCode}");
            if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            foreach (Match link in Link().Matches(await answer.Content.ReadAsStringAsync())) next.Enqueue(WebUtility.HtmlDecode(link.Groups[1].Value));
        }

        Assert.InRange(seen.Count, 12, int.MaxValue);
        var after = Tables();
        Assert.Equal(before.Keys.Order(), after.Keys.Order());
        Assert.All(before, table => Assert.True(after[table.Key] == table.Value, $"{table.Key} changed"));
    }

    [Fact, Trait("ASVS", "3.5.3")]
    public async Task Every_form_of_every_page_is_sent_by_POST_and_carries_its_token()
    {
        foreach (var (email, pages) in new[] { ("clinician@demo.example", new[] { "/patients", "/imports", "/account", "/account/password", "/account/sessions", "/account/second-factor" }), ("admin@demo.example", ["/administration/accounts"]) })
        {
            var person = await hospital.PersonAsync(email);
            foreach (string page in pages)
                foreach (Match form in Form().Matches(await person.ReadAsync(page)))
                {
                    Assert.Contains("method=\"post\"", form.Value, StringComparison.OrdinalIgnoreCase);
                    Assert.Contains("__RequestVerificationToken", form.Value, StringComparison.Ordinal);
                }
        }
    }

    [Fact, Trait("ASVS", "15.3.3")]
    public async Task Fields_that_a_form_does_not_have_change_nothing()
    {
        var administrator = await hospital.PersonAsync("admin@demo.example");
        using var sent = await administrator.SendAsync("/administration/accounts", "/administration/accounts", ("Input.Name", "Over Post"), ("Input.Email", "over@hospital.example"), ("Input.Role", Roles.Clinician),
            ("Input.IsDemo", "true"), ("Input.MayBreakGlass", "true"), ("Account.MayBreakGlass", "true"), ("Input.PasswordExpiresAt", ""), ("Input.Roles", Roles.SystemAdministrator), ("Roles", Roles.SystemAdministrator), ("Input.OrganisationId", Guid.NewGuid().ToString()));
        string html = await administrator.ReadAsync("/administration/accounts");
        string link = Regex.Match(html, "(/administration/accounts/[0-9a-f-]{36})\">Over Post").Groups[1].Value;
        string page = await administrator.ReadAsync(link);
        Assert.DoesNotMatch("id=\"break-glass\"[^>]* checked", page);
        Assert.DoesNotMatch($"id=\"role-{Roles.SystemAdministrator}\"[^>]* checked", page);
        Assert.DoesNotContain("tag\">demo", page, StringComparison.Ordinal);
        Assert.Contains("has not chosen a password yet", page, StringComparison.Ordinal);
    }

    [Fact, Trait("ASVS", "3.2.1")]
    public async Task Nothing_but_pages_and_the_files_of_the_program_itself_is_shown_inline()
    {
        foreach (string address in new[] { "/patients", "/knowledge", "/site.css", "/icon.svg" })
        {
            using var answer = await hospital.Clinician.GetAsync(address);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Contains("object-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
    }

    [Fact, Trait("ASVS", "14.2.1")]
    public async Task No_address_of_a_page_holds_who_the_patient_is()
    {
        using var searched = await hospital.Clinician.SendAsync("/patients", "/patients", ("Text", "brandt"));
        Assert.DoesNotContain("brandt", searched.Headers.Location!.OriginalString, StringComparison.OrdinalIgnoreCase);
        string list = await hospital.Clinician.ReadAsync("/patients");
        foreach (Match link in Link().Matches(list)) Assert.DoesNotMatch("(?i)brandt|helena|mrn", link.Groups[1].Value);
    }

    /// <summary>
    /// A hash of each table, but for those that record the looking itself (audit, last seen), what a look has worked out (assessments), and the scheduler's clock.
    /// </summary>
    private Dictionary<string, string> Tables()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(hospital.Web.DataFolder, "precisioncare.db")};Mode=ReadOnly");
        connection.Open();
        var names = new List<string>();
        using (var list = connection.CreateCommand())
        {
            list.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name";
            using var rows = list.ExecuteReader();
            while (rows.Read()) names.Add(rows.GetString(0));
        }

        // What records the look itself is no change that the look asked for: the audit, the session, and what was shown.
        return names.Where(n => !n.StartsWith("audit", StringComparison.OrdinalIgnoreCase) && !n.StartsWith("qrtz", StringComparison.OrdinalIgnoreCase) && n is not ("account_sessions" or "assessments" or "shown_scores" or "advice_seen" or "sqlite_sequence" or "sqlite_stat1"))
            .ToDictionary(n => n, n => HashOf(connection, n));
    }

    private static string HashOf(SqliteConnection connection, string table)
    {
        using var all = connection.CreateCommand();
#pragma warning disable CA2100 // The name comes from the database itself.
        all.CommandText = $"SELECT * FROM \"{table}\" ORDER BY rowid";
#pragma warning restore CA2100
        using var rows = all.ExecuteReader();
        var text = new StringBuilder();
        while (rows.Read())
            for (int i = 0; i < rows.FieldCount; i++) text.Append(rows.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(rows.GetValue(i), CultureInfo.InvariantCulture)).Append('\u001F');
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    [GeneratedRegex("<a [^>]*href=\"(/[^\"#]*)")]
    private static partial Regex Link();

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();
}
