using System.Collections.Frozen;

namespace PrecisionCare.Web.Letters;

/// <summary>The letter to relatives in each language.</summary>
internal static class FamilyLetterTexts
{
    public static FamilyLetterWords English { get; } = new()
    {
        Subject = "A gene change in your family",
        Greeting = "Dear family member,",
        Unnamed = "A person in your family had a gene test. That person asked us to share the result with you.",
        Named = "{0} had a gene test and asked us to share the result with you.",
        Found = "What was found",
        FoundIn = ("The test found a change in the gene ", ". This change is linked with: {0}."),
        Exactly = "This is the exact name of the change. A doctor or a lab can use it.",
        Gene = "Gene",
        Change = "Change",
        Transcript = "Transcript",
        NotStated = "not stated",
        Meaning = "What it means for you",
        MeaningText = "You may have the same change, or you may not. To have it does not mean that you are ill now.",
        Relative = "Relative of the person tested",
        Chance = "How many have the same change",
        OutOf100 = "{0} out of 100",
        BothCopies = "{0} out of 100 have both changed copies",
        FromParent = "These numbers hold when the change came from a parent.",
        NoChance = "We do not know how this change passes on in your family. A counselor can look at this with you.",
        Why = "Why a test may help",
        Reasons =
        [
            "The test looks for this one change. It needs some blood or spit.",
            "If you have the change, your doctors can plan checks and care with you.",
            "If you do not have it, you do not need more checks because of it.",
        ],
        Choice = "It is your choice",
        ChoiceText = "We do not tell you what to do. You can say yes, no, or later. Do not stop or start a medicine on your own because of this letter.",
        Counselor = "How to find a counselor",
        CounselorText = "A genetic counselor can tell you more. Ask your doctor to send you to one near you. Take this letter with you. You can also call us.",
        Relations = new Dictionary<Relation, string>
        {
            [Relation.Parents] = "Each parent", [Relation.BrothersAndSisters] = "Brothers and sisters", [Relation.Children] = "Children", [Relation.Sons] = "Sons", [Relation.Daughters] = "Daughters",
            [Relation.AuntsUnclesNephewsNieces] = "Aunts, uncles, nephews, nieces", [Relation.Cousins] = "Cousins",
            [Relation.ChildrenOfWoman] = "Children of a woman who has it", [Relation.ChildrenOfMan] = "Children of a man who has it",
        }.ToFrozenDictionary(),
    };

    public static FamilyLetterWords German { get; } = new()
    {
        Subject = "Eine Genveränderung in Ihrer Familie",
        Greeting = "Liebes Familienmitglied,",
        Unnamed = "Jemand aus Ihrer Familie hat einen Gentest gemacht. Wir wurden gebeten, Ihnen das Ergebnis mitzuteilen.",
        Named = "{0} hat einen Gentest gemacht und uns gebeten, Ihnen das Ergebnis mitzuteilen.",
        Found = "Was gefunden wurde",
        FoundIn = ("Der Test fand eine Veränderung im Gen ", ". Diese Veränderung steht in Verbindung mit: {0}."),
        Exactly = "Das ist der genaue Name der Veränderung. Eine Ärztin, ein Arzt oder ein Labor kann ihn nutzen.",
        Gene = "Gen",
        Change = "Veränderung",
        Transcript = "Transkript",
        NotStated = "nicht angegeben",
        Meaning = "Was es für Sie bedeutet",
        MeaningText = "Vielleicht haben Sie die gleiche Veränderung, vielleicht auch nicht. Wer sie hat, ist deshalb noch nicht krank.",
        Relative = "Verwandte der getesteten Person",
        Chance = "Wie viele die gleiche Veränderung haben",
        OutOf100 = "{0} von 100",
        BothCopies = "{0} von 100 haben beide veränderten Kopien",
        FromParent = "Die Zahlen gelten, wenn die Veränderung von einem Elternteil kam.",
        NoChance = "Wir wissen nicht, wie diese Veränderung in Ihrer Familie weitergegeben wird. Eine Beratung kann das mit Ihnen klären.",
        Why = "Warum ein Test helfen kann",
        Reasons =
        [
            "Der Test sucht nur nach dieser einen Veränderung. Er braucht etwas Blut oder Speichel.",
            "Haben Sie die Veränderung, können Sie mit Ihren Ärzten Kontrollen und Behandlung planen.",
            "Haben Sie sie nicht, brauchen Sie deshalb keine zusätzlichen Kontrollen.",
        ],
        Choice = "Sie entscheiden",
        ChoiceText = "Wir sagen Ihnen nicht, was Sie tun sollen. Sie können ja, nein oder später sagen. Setzen Sie wegen dieses Briefes kein Medikament selbst ab und beginnen Sie keines.",
        Counselor = "So finden Sie eine Beratung",
        CounselorText = "Eine genetische Beratung sagt Ihnen mehr. Fragen Sie Ihren Arzt oder Ihre Ärztin danach. Nehmen Sie diesen Brief mit. Sie können auch uns anrufen.",
        Relations = new Dictionary<Relation, string>
        {
            [Relation.Parents] = "Jeder Elternteil", [Relation.BrothersAndSisters] = "Brüder und Schwestern", [Relation.Children] = "Kinder", [Relation.Sons] = "Söhne", [Relation.Daughters] = "Töchter",
            [Relation.AuntsUnclesNephewsNieces] = "Tanten, Onkel, Neffen, Nichten", [Relation.Cousins] = "Cousins und Cousinen",
            [Relation.ChildrenOfWoman] = "Kinder einer Frau, die sie hat", [Relation.ChildrenOfMan] = "Kinder eines Mannes, der sie hat",
        }.ToFrozenDictionary(),
    };

    public static FamilyLetterWords Spanish { get; } = new()
    {
        Subject = "Un cambio en un gen de su familia",
        Greeting = "Estimado familiar:",
        Unnamed = "Una persona de su familia se hizo una prueba genética. Esa persona nos pidió compartir el resultado con usted.",
        Named = "{0} se hizo una prueba genética y nos pidió compartir el resultado con usted.",
        Found = "Qué se encontró",
        FoundIn = ("La prueba encontró un cambio en el gen ", ". Este cambio se asocia con: {0}."),
        Exactly = "Este es el nombre exacto del cambio. Un médico o un laboratorio puede usarlo.",
        Gene = "Gen",
        Change = "Cambio",
        Transcript = "Transcrito",
        NotStated = "no consta",
        Meaning = "Qué significa para usted",
        MeaningText = "Usted puede tener el mismo cambio o no tenerlo. Tenerlo no significa que esté enfermo o enferma ahora.",
        Relative = "Familiar de la persona analizada",
        Chance = "Cuántos tienen el mismo cambio",
        OutOf100 = "{0} de cada 100",
        BothCopies = "{0} de cada 100 tienen las dos copias con el cambio",
        FromParent = "Estos números valen si el cambio vino del padre o de la madre.",
        NoChance = "No sabemos cómo se hereda este cambio en su familia. Un asesor genético puede verlo con usted.",
        Why = "Por qué una prueba puede ayudar",
        Reasons =
        [
            "La prueba busca solo este cambio. Necesita un poco de sangre o saliva.",
            "Si tiene el cambio, sus médicos pueden planear controles y cuidados con usted.",
            "Si no lo tiene, no necesita más controles por este cambio.",
        ],
        Choice = "Usted decide",
        ChoiceText = "No le decimos qué hacer. Puede decir que sí, que no o más tarde. No deje ni empiece un medicamento por su cuenta a causa de esta carta.",
        Counselor = "Cómo encontrar un asesor genético",
        CounselorText = "Un asesor genético puede explicarle más. Pida a su médico que le envíe a uno cerca de usted. Lleve esta carta. También puede llamarnos.",
        Relations = new Dictionary<Relation, string>
        {
            [Relation.Parents] = "Cada uno de los padres", [Relation.BrothersAndSisters] = "Hermanos y hermanas", [Relation.Children] = "Hijos e hijas", [Relation.Sons] = "Hijos", [Relation.Daughters] = "Hijas",
            [Relation.AuntsUnclesNephewsNieces] = "Tíos, tías, sobrinos, sobrinas", [Relation.Cousins] = "Primos y primas",
            [Relation.ChildrenOfWoman] = "Hijos de una mujer que lo tiene", [Relation.ChildrenOfMan] = "Hijos de un hombre que lo tiene",
        }.ToFrozenDictionary(),
    };
}
