using PrecisionCare.Knowledge;
using PrecisionCare.Risk.Data;
using PrecisionCare.Risk.Evaluation;
using PrecisionCare.Risk.Fitted;
using PrecisionCare.Risk.Recipes;

namespace PrecisionCare.Risk.Tests.Recipes;

public sealed class ColumnTests
{
    [Theory]
    [InlineData("pid,age,meno,size,grade,nodes,pgr,er,hormon,rfstime,status", "7,55,1,25,3,4,30,60,0,1000,1")]
    [InlineData("pid,year,age,meno,size,grade,nodes,pgr,er,hormon,chemo,rtime,recur,dtime,death", "7,1985,55,1,20-50,3,4,30,60,0,1,1000,1,1200,1")]
    [InlineData("\"PID\",\"Age\",\"Meno\",\"Size\",\"Grade\",\"Nodes\",\"PgR\",\"ER\",\"Hormon\"", "7,55,post,25 mm,III,4,30,60,no")]
    public void Both_breast_cohorts_say_the_same_patient_in_their_own_columns(string header, string row)
    {
        var cohort = Read("breast-recurrence", header, row);

        Assert.Equal([55, 1, 1, 1, 4, 30, 60, 0], cohort.Inputs[0]);
        Assert.Equal("7", cohort.Ids[0]);
    }

    [Fact]
    public void Death_without_recurrence_counts_at_its_own_time()
    {
        const string Header = "pid,age,size,grade,nodes,rtime,recur,dtime,death";
        var cohort = Read("breast-recurrence", Header, "1,50,<=20,2,1,900,1,2000,1", "2,50,<=20,2,1,900,0,1500,1", "3,50,<=20,2,1,900,0,2500,0");

        Assert.Equal((double[])[900, 1500, 2500], cohort.Outcome);
        Assert.Equal((bool[])[true, true, false], cohort.Event);
    }

    [Fact]
    public void Node_negative_disease_is_refused_with_the_reason()
    {
        var prediction = Predict("breast-recurrence", "pid,age,meno,size,grade,nodes,pgr,er,hormon", "1,55,1,25,3,0,30,60,0");

        Assert.True(prediction.Refused);
        Assert.Contains("Positive lymph nodes of 0 is outside", prediction.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Receptors_that_are_not_known_do_not_stop_a_prediction() =>
        Assert.InRange(Predict("breast-recurrence", "pid,age,meno,size,grade,nodes,pgr,er,hormon", "1,55,1,25,3,4,NA,,NA").Score, 20, 90);

    [Theory]
    [InlineData("A/G", "C/T", "A/G")] // as typed
    [InlineData("NA", "T/T", "A/A")] // rs9934438 tells in everyone
    [InlineData("NA", "NA", "unknown")]
    public void Vkorc1_is_taken_as_typed_or_inferred_from_its_neighbour(string typed, string near, string expected)
    {
        var cohort = Read("warfarin-dose", "PharmGKB Subject ID,Race,Age,Height (cm),Weight (kg),VKORC1 -1639 consensus,VKORC1 1173 consensus", $"PA1,Black or African American,60 - 69,170,80,{typed},{near}");

        Assert.Equal(expected, Word("warfarin-dose", cohort, "vkorc1"));
    }

    [Theory]
    [InlineData("White", "A/A")]
    [InlineData("Black or African American", "unknown")] // other haplotypes: C at rs8050894 does not tell
    public void Rs8050894_tells_vkorc1_only_where_the_haplotypes_are_known(string race, string expected)
    {
        var cohort = Read("warfarin-dose", "PharmGKB Subject ID,Race,Age,Height (cm),Weight (kg),VKORC1 1542 consensus", $"PA1,{race},60 - 69,170,80,C/C");

        Assert.Equal(expected, Word("warfarin-dose", cohort, "vkorc1"));
    }

    [Fact]
    public void A_patient_without_height_is_answered_with_the_reason()
    {
        var prediction = Predict("warfarin-dose", "PharmGKB Subject ID,Gender,Race,Age,Height (cm),Weight (kg)", "PA1,male,White,60 - 69,NA,80");

        Assert.True(prediction.Refused);
        Assert.Equal("Height is not given", prediction.Reason);
    }

    [Fact]
    public void Amiodarone_lowers_and_an_enzyme_inducer_raises_the_dose()
    {
        const string Header = "PharmGKB Subject ID,Gender,Race,Age,Height (cm),Weight (kg),Amiodarone (Cordarone),Carbamazepine (Tegretol),Phenytoin (Dilantin),Rifampin or Rifampicin,CYP2C9 consensus,VKORC1 -1639 consensus";
        double Dose(string medicines) => Predict("warfarin-dose", Header, $"PA1,male,White,60 - 69,175,80,{medicines},*1/*1,A/G").Score;

        Assert.True(Dose("1,0,0,0") < Dose("0,0,0,0") - 3);
        Assert.True(Dose("0,1,0,0") > Dose("0,0,0,0") + 3);
    }

    [Fact]
    public void The_nottingham_index_is_taken_apart_into_stage_grade_and_size()
    {
        // 6.044 = stage 3 (10 nodes) + grade 3 + .002 x 22 mm
        var cohort = Read("breast-death", "patientid,age_at_diagnosis,npi,lymph_nodes_examined_positive,time,event", "MB-0000,75.65,6.044,10,4275,0");

        Assert.Equal(["3", "3"], [Word("breast-death", cohort, "stage_of_nodes"), Word("breast-death", cohort, "grade")]);
        Assert.Equal(22, cohort.Inputs[0][4], 1e-6);
    }

    [Fact]
    public void Another_file_is_refused_by_its_missing_columns() =>
        Assert.Contains("no column 'age'", Assert.Throws<InvalidDataException>(() => Read("breast-recurrence", "a,b", "1,2")).Message, StringComparison.Ordinal);

    [Fact]
    public void Quoted_cells_keep_commas_quotes_and_line_breaks()
    {
        var table = CsvTable.Parse("a,\"b c\"\r\n\"1,5\",\"say \"\"x\"\"\ny\"\n2,\n");

        Assert.Equal(2, table.Rows);
        Assert.Equal("1,5", table.Text(0, "A"));
        Assert.Equal("say \"x\"\ny", table.Text(0, "B C"));
        Assert.Null(table.Text(1, "b c"));
    }

    private static Cohort Read(string model, string header, params string[] rows) => Recipe.Find(model)!.Read(CsvTable.Parse(header + "\n" + string.Join('\n', rows)));

    private static Prediction Predict(string model, string header, string row) =>
        Prediction.Of(FittedModelFiles.Load(KnowledgeFolder.Shipped()).Single(m => m.Id == model).Scorer, Read(model, header, row).Inputs[0]);

    private static string Word(string model, Cohort cohort, string input)
    {
        var inputs = Recipe.Find(model)!.Inputs;
        int at = inputs.Select((i, place) => (i.Name, place)).Single(i => i.Name == input).place;
        return inputs[at].Choices[(int)cohort.Inputs[0][at]];
    }
}
