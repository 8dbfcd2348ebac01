using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Web.Accounts;

namespace PrecisionCare.Web.Tests.Security;

/// <summary>OWASP ASVS 5.0, chapter 6.2: which passwords are taken, and how they are kept.</summary>
[Collection(StrictHospitalTests.Name), Trait("ASVS", "6.2")]
public sealed class V06PasswordTests(StrictHospital hospital)
{
    private static readonly Account Person = new() { Email = "m.rojas-vidal@st-anne.example", DisplayName = "Dr Maria Rojas Vidal" };

    [Theory, Trait("ASVS", "6.2.4")]
    [InlineData("Password1234")]
    [InlineData("P@ssw0rd!2024")]
    [InlineData("passwordpassword")]
    [InlineData("Qwertyuiop123")]
    [InlineData("1q2w3e4r5t6y")]
    [InlineData("123456789012")]
    [InlineData("1234567890123456")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abcabcabcabcabc")]
    [InlineData("IloveYou2023!")]
    [InlineData("Sunshine-2026")]
    [InlineData("monkeydragon1")]
    [InlineData("Liverpool-FC-11")]
    [InlineData("letmein-letmein")]
    [InlineData("Administrator1")]
    [InlineData("Welcome!!2026")]
    [InlineData("qwertyqwerty12")]
    [InlineData("Changeme-1234")]
    public void Passwords_that_everybody_chooses_are_refused_however_dressed_up(string password) => Assert.NotNull(PasswordScreening.FaultOf(password, Person));

    [Theory, Trait("ASVS", "6.2.11")]
    [InlineData("PrecisionCare26")]
    [InlineData("precisioncare!")]
    [InlineData("rojasrojas2026")]
    [InlineData("MariaVidal-1")]
    [InlineData("st-anne-vidal9")]
    public void Passwords_made_of_the_product_or_the_person_are_refused(string password) => Assert.NotNull(PasswordScreening.FaultOf(password, Person));

    [Theory, Trait("ASVS", "6.2.5")]
    [InlineData("seven quiet rivers")]
    [InlineData("correct horse battery staple")]
    [InlineData("onlylowercaselettersbutmanyofthem")]
    [InlineData("Tr4m-lantern-Ox9")]
    [InlineData("жёлтый чемодан у окна")]
    [InlineData("8361-5502-9947-0173")]
    [InlineData("hunter eats seventeen pears")]
    public void Other_long_passwords_are_taken_whatever_characters_they_are_made_of(string password) => Assert.Null(PasswordScreening.FaultOf(password, Person));

    [Theory]
    [InlineData(11, false)]
    [InlineData(12, true)]
    [InlineData(128, true)]
    [InlineData(256, true)]
    [InlineData(257, false)]
    public async Task Twelve_to_256_characters_are_taken(int length, bool taken)
    {
        var random = new Random(7);
        string password = string.Concat(Enumerable.Range(0, length).Select(_ => (char)('a' + random.Next(26))));
        await using var scope = hospital.Web.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        bool all = true;
        foreach (var validator in accounts.PasswordValidators) all &= (await validator.ValidateAsync(accounts, Person, password)).Succeeded;
        Assert.Equal(taken, all);
    }

    [Fact]
    public async Task Passwords_may_be_pasted_and_filled_in_by_a_manager()
    {
        string html = await hospital.Administrator.ReadAsync("/account/password");
        Assert.Contains("autocomplete=\"new-password\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("maxlength", html, StringComparison.OrdinalIgnoreCase);
        foreach (string script in new[] { "/site.js", "/passkey.js" })
            Assert.DoesNotContain("paste", await hospital.Administrator.ReadAsync(script), StringComparison.OrdinalIgnoreCase);
    }

    [Fact, Trait("ASVS", "11.4.2")]
    public async Task A_password_is_kept_as_PBKDF2_of_SHA512_with_210000_rounds_or_more()
    {
        byte[] hash = Convert.FromBase64String((await hospital.AccountAsync(await hospital.NewAccountAsync(Roles.Clinician))).PasswordHash!);
        Assert.Equal(1, hash[0]);
        Assert.Equal(2, Number(hash, 1));
        Assert.InRange(Number(hash, 5), 210_000, int.MaxValue);
        Assert.InRange(Number(hash, 9), 16, 64);
    }

    private static int Number(byte[] bytes, int at) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
}
