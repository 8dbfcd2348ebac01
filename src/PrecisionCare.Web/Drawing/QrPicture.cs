namespace PrecisionCare.Web.Drawing;

/// <summary>A QR code as a picture, dark on light in every colour scheme, since readers need it so.</summary>
internal static class QrPicture
{
    /// <summary>Light modules around the code that the standard asks for.</summary>
    private const int QuietZone = 4;

    public static Picture Of(string id, string text, string title, string description)
    {
        var code = QrCode.Of(text);
        int side = code.Size + 2 * QuietZone;
        var sketch = new Sketch(id, side, side, title, description).Rectangle("qr-light", 0, 0, side, side);
        for (int row = 0; row < code.Size; row++)
        {
            for (int from = 0; from < code.Size; from++)
            {
                int length = 0;
                while (from + length < code.Size && code.IsDark(from + length, row)) length++;
                if (length == 0) continue;
                sketch.Rectangle("qr-dark", from + QuietZone, row + QuietZone, length, 1);
                from += length;
            }
        }

        return sketch.Finish();
    }
}
