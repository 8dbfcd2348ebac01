using PrecisionCare.Families;

namespace PrecisionCare.Domain.Tests.Families;

/// <summary>A family by chance, as counselors meet them: three to four generations around a proband, with twins, second partners, losses, donors and adopted children.</summary>
internal static class GeneratedFamily
{
    private static readonly string[] Conditions = ["Breast cancer", "Ovarian cancer", "Colorectal cancer", "Familial hypercholesterolaemia", "Cystic fibrosis"];

    public static Family Of(int seed)
    {
        var random = new Random(seed);
        var family = new Family { Proband = "p1" };
        var proband = Add(random.Next(18, 50));
        var (father, mother) = (Add(70, Gender.Man), Add(68, Gender.Woman));
        Couple(father, mother);
        Child(proband, father, mother);
        foreach (string parent in new[] { father, mother })
        {
            if (random.Next(5) == 0) continue;
            var (gf, gm) = (Add(95, Gender.Man), Add(93, Gender.Woman));
            Couple(gf, gm);
            Child(parent, gf, gm);
            for (int i = random.Next(4); i > 0; i--)
            {
                string aunt = Add(random.Next(55, 75));
                Child(aunt, gf, gm);
                if (random.Next(2) == 0) Offspring(aunt, 30, random.Next(1, 4), random.Next(4) == 0);
            }
        }

        Together(father, mother, random.Next(4), 25, random.Next(3) == 0);
        if (random.Next(4) == 0) Offspring(random.Next(2) == 0 ? father : mother, 35, 1, false);
        foreach (string sibling in family.ChildrenOf(father).Where(c => c != proband && family[c].Kind == PersonKind.Person).ToList())
            if (random.Next(3) == 0) Offspring(sibling, 8, random.Next(1, 3), false);
        if (random.Next(3) > 0) Offspring(proband, 5, random.Next(1, 5), random.Next(5) == 0);
        if (random.Next(2) == 0 && family.PartnersOf(proband).FirstOrDefault() is { } partner && family.ChildrenOf(proband).Any())
        {
            var (fil, mil) = (Add(66, Gender.Man), Add(64, Gender.Woman));
            Couple(fil, mil);
            Child(partner, fil, mil);
            for (int i = random.Next(3); i > 0; i--) Child(Add(30), fil, mil);
        }

        return family;

        string Add(int age, Gender? gender = null)
        {
            string id = $"p{family.Persons.Length + 1}";
            bool dead = random.Next(100) < age;
            var person = new FamilyPerson
            {
                Id = id, Gender = gender ?? (random.Next(20) == 0 ? Gender.NonBinary : random.Next(2) == 0 ? Gender.Man : Gender.Woman), Deceased = dead, Age = dead ? null : age, DeceasedAge = dead ? age : null,
                Label = random.Next(3) == 0 ? "Somebody " + id : null,
                Conditions = [.. Conditions.Where(_ => random.Next(9) == 0).Select(c => new PersonCondition(c, (ConditionStatus)random.Next(1, 4), random.Next(2) == 0 ? random.Next(Math.Max(1, age)) : null))],
            };
            family = family with { Persons = family.Persons.Add(person) };
            return id;
        }

        void Couple(string one, string other) => family = family with { Partnerships = family.Partnerships.Add(new Partnership(one, other, Ended: random.Next(6) == 0)) };

        void Child(string child, string one, string? other, ParentKind kind = ParentKind.Biological) =>
            family = family with { Parents = family.Parents.AddRange(new[] { one, other }.OfType<string>().Select(p => new ParentLink(child, p, kind))) };

        void Offspring(string parent, int age, int count, bool alone)
        {
            string? partner = alone ? null : Add(Math.Max(age + 20, 20), family[parent].Gender == Gender.Man ? Gender.Woman : family[parent].Gender == Gender.Woman ? Gender.Man : Gender.Unknown);
            if (partner is not null) Couple(parent, partner);
            if (partner is null) for (int i = 0; i < count; i++) Child(Add(age), parent, null);
            else Together(parent, partner, count, age, random.Next(5) == 0);
        }

        void Together(string one, string other, int count, int age, bool twins)
        {
            var born = new List<string>();
            for (int i = 0; i < count; i++)
            {
                string child = Add(Math.Max(1, age - i));
                bool adopted = random.Next(12) == 0;
                if (random.Next(8) == 0) family = Replace(family[child] with { Kind = PersonKind.Miscarriage, Weeks = 9, Label = null, Age = null, Deceased = false, DeceasedAge = null, Conditions = [] });
                else if (adopted) family = Replace(family[child] with { Adoption = Adoption.In });
                else born.Add(child);
                Child(child, one, other, adopted ? ParentKind.Adoptive : ParentKind.Biological);
            }

            if (twins && born.Count > 1) family = family with { Twins = family.Twins.Add(new TwinGroup([.. born.Take(2)], (Zygosity)random.Next(3))) };
            if (twins && born is [_, _, var third, ..] && family[one].Gender == Gender.Woman)
            {
                string donor = Add(30, Gender.Man);
                family = family with { Parents = [.. family.Parents.Where(l => l.Child != third), new(third, one), new(third, other, ParentKind.Social), new(third, donor, ParentKind.SpermDonor)] };
            }
        }

        Family Replace(FamilyPerson person) => family with { Persons = [.. family.Persons.Select(p => p.Id == person.Id ? person : p)] };
    }
}
