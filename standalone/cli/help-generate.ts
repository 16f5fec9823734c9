/** What `pentimento generate --help` says. */
export const generateHelp = `pentimento generate --instruction TEXT --out FILE.psd [options]

Makes a first picture from words, or from a rough sketch, and saves it as a PSD whose
layer is that picture: refine it with "pentimento refine FILE.psd". Needs a generative
provider; the built-in one makes no pictures from words.

What to paint
  --instruction TEXT     what the picture shows, in plain words
  --size WxH             in pixels, as in 1536x1024; default: the sketch's proportions,
                         or a square. One that the model does not offer is refused, and
                         the nearest is named
  --sketch FILE          a rough picture to go by: what stands where
  --strength S           with --sketch: how far the picture may leave it, 0 to 1, where
                         the model takes it
  --transparent          on a transparent background, where the model can

Who paints
  --provider ID          see "pentimento providers"
  --model NAME           default: the provider's own
  --quality Q            where the model offers levels
  --complexity C         how much there may be in the picture, where the model has levels
  --variations N         1 to 10; the second is saved as FILE-2.psd, and so on
  --seed N               where the model takes it
  --base-url URL         another address of the same kind of server
  --option NAME=VALUE    a setting of the provider's own (repeatable)
  Keys come from the environment only, for example OPENAI_API_KEY.

What it may cost
  --budget USD           refuse before sending if the estimate is higher, or not known
  --budget-day USD       the same for all calls of a day (UTC)
  --again                send again what was sent before and nobody knows what became of;
                         it may be billed twice
  --dry-run              say what would be sent and what it would cost; send nothing

Where it goes
  --out FILE.psd         a file of that name is replaced, unless that would lose versions
  --flat FILE.png        also the picture alone, as PNG
  --json                 print one JSON object instead of text
  --resume CALL          save pictures that wait (see "pentimento waiting") instead of
                         asking again; --instruction is not needed then

Examples
  pentimento generate --provider openai --instruction "a red kite over the sea" \\
    --size 1536x1024 --out kite.psd
  pentimento generate --provider img2img --instruction "oak table by a window" \\
    --sketch table.png --strength 0.8 --out table.psd --flat table-first.png
`
