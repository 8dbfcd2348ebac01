namespace PrecisionCare.Families.Layout;

/// <summary>
/// How high everything lies. Below a row of symbols come their texts, then tracks for lines that pass below symbols (of donors, and of couples with others between them), then
/// the levels of the lines of children, then the next row.
/// </summary>
internal sealed class Storeys
{
    private const double Radius = PedigreeLayout.Radius, Top = 26, BelowText = 8, Track = 9, LevelHeight = 10, Drop = 26, Foot = 10;

    private readonly double[] _symbols, _tracks, _levels;
    private readonly int[] _taken;

    /// <param name="rows">How many there are.</param>
    /// <param name="lines">Of each row: the most lines of text.</param>
    /// <param name="tracks">Of each row: how many are needed below.</param>
    /// <param name="levels">Of each row: how many are needed below.</param>
    public Storeys(int rows, Func<int, int> lines, Func<int, int> tracks, Func<int, int> levels)
    {
        (_symbols, _tracks, _levels) = (new double[rows], new double[rows], new double[rows]);
        _taken = new int[rows];
        double y = Top + Radius;
        for (int row = 0; row < rows; row++)
        {
            _symbols[row] = y;
            _tracks[row] = y + Radius + (lines(row) * PedigreeLayout.LineHeight) + BelowText;
            _levels[row] = _tracks[row] + (tracks(row) * Track);
            y = _levels[row] + (levels(row) * LevelHeight) + Drop + Radius;
        }
    }

    /// <summary>Of the whole.</summary>
    public double Height => _tracks[^1] + Foot;

    /// <summary>Of the middle of the symbols of a row.</summary>
    public double Symbols(int row) => _symbols[row];

    /// <summary>Takes the next free track below a row.</summary>
    public double NextTrack(int row) => _tracks[row] + (_taken[row]++ * Track);

    /// <param name="row">Below which.</param>
    /// <param name="level">0 for the uppermost.</param>
    public double Level(int row, int level) => _levels[row] + (level * LevelHeight);
}
