import { adviseHelp } from './help-advise.ts'
import { askHelp } from './help-ask.ts'
import { batchHelp } from './help-batch.ts'
import { generateHelp } from './help-generate.ts'
import { kitHelp, recipeHelp, reportHelp } from './help-recipe.ts'

/** What `pentimento --help` says. */
export const helpOverview = `pentimento: change one thing in a picture, keep every other pixel.

Usage
  pentimento refine INPUT --instruction TEXT [options]   make a version
  pentimento generate --instruction TEXT --out FILE.psd  make a first picture
  pentimento batch FOLDER --instruction TEXT --out FOLDER
                                                         the same change to many pictures
  pentimento history FILE.psd                            show the tree of versions
  pentimento advise FILE.psd                             what comes next
  pentimento ask INPUT                                   an art director's next change
  pentimento drift FILE.psd                              what moved though nobody asked
  pentimento show FILE.psd VERSION [--flat FILE.png]     choose the version that shows
  pentimento mask INPUT --subject box:X,Y,W,H --out FILE.png
                                                         propose a region as a mask file
  pentimento check TEXT                                  look at an instruction before using it
  pentimento recipe save|list|show|add|remove|apply      keep proven steps, and replay them
  pentimento kit check|measure|list|show|add|remove      what a brand wants in its pictures
  pentimento report FILE.psd --out STORY.html            the story of a picture, as one page
  pentimento providers                                   list who can paint, and the models
  pentimento waiting                                     list answers that are not saved yet
  pentimento spending                                    what calls cost, by document and day

  pentimento help COMMAND    all options of one command
  pentimento --version

Every command takes --json and then prints one JSON object to standard output.
Exit codes: 0 done, 1 failed, 2 wrong usage.

Try it without any key
  pentimento refine photo.jpg --instruction "make the light warmer"
  pentimento history photo.psd
`

const refineHelp = `pentimento refine INPUT --instruction TEXT [options]

Makes one change to a picture and saves it as a version: a layer of its own, with a
mask, above the untouched picture in a layered PSD. Where the region does not allow
change, not one bit changes.

INPUT is a PNG, JPEG or WebP picture, or a PSD (RGB, 8 or 16 bits a channel). A PSD
gets the version added to it; with versions in it already, the one that shows is
refined further. Pictures are never written to.

What to change
  --instruction TEXT     the one change, in plain words
  --follow-up            take it as a remark about what was done before, as in
                         "a bit more" or "undo that but keep the steam": what it means
                         is printed first; what is not clear is refused with a question
  --region FILE          where it may happen: a picture of INPUT's size, white = inside
  --protect FILE         what may not change even there: white = protected (repeatable)
  --preserve TEXT        what must stay, in words: "the front label" (repeatable). A kind
                         may stand first, as in "text: the front label": identity, text,
                         palette, composition, lighting, product shape, texture,
                         background, other. Its place may stand last, as in
                         "text: the front label @ 120,80,300,90": x, y, width, height in
                         pixels. Then it is protected, or measured where the change must
                         cross it; without a place nothing is measured
  --reference FILE       a further picture that the instruction speaks of (repeatable).
                         What it is for may stand first, as in "light: mood.jpg"
  --mask send|omit|markup
                         how the model is told the region: by a mask, in words alone, or
                         by an outline over the picture. Default: what suits the change
                         and the model. Outside nothing changes either way
  --edge strict|soft:PX  strict (default) blends inward only; soft:PX lets the change
                         reach PX pixels beyond the region
  --parent VERSION       refine this version instead of the one that shows: an id, v3,
                         or "source". From an older version this makes a branch
  --layer NAME           the layer to work on, for a PSD with several picture layers

Another frame, instead of a region; the result is a picture of its own
  --crop W:H             crop to proportions, exactly and for free
  --subject FILE         with --crop: what may not be cut and is centred, white = subject
  --room SIDE:SHARE      with --crop: empty space beside the subject, as in top:10%
  --expand SIDE:LENGTH   let the picture go on past its borders, in pixels or as a share:
                         left:200,top:10%. Needs a generative provider
  --upscale N            2 to 4 times as many pixels along each edge, with new detail and
                         the old colours. Needs a generative provider

Who paints
  --provider ID          default: local (on this machine, free, without a key)
  --model NAME           default: the provider's own; see "pentimento providers"
  --quality Q            where the model offers levels
  --complexity C         how much there may be in the picture, where the model has levels
  --variations N         1 to 10; the first one shows, the others become hidden versions
  --strength S           0 (stay close) to 1 (free), where the model takes it
  --seed N               where the model takes it
  --tiles                paint a region that is too large for one request at full
                         resolution in several, which fade into each other; each costs
  --base-url URL         another address of the same kind of server
  --option NAME=VALUE    a setting of the provider's own (repeatable); "pentimento
                         providers" lists them
  Keys come from the environment only, for example OPENAI_API_KEY.

What it may cost
  --budget USD           refuse before sending if the estimate is higher, or not known
  --budget-day USD       the same for all calls of a day (UTC): what they cost, and what
                         those may cost whose outcome is not known; warns from 80 %
  --again                send again what was sent before and nobody knows what became of;
                         it may be billed twice
  --retry N              ask again up to N times (at most 3) while a check fails that may
                         come out better; each is a call of its own, the budget holds
                         for all, and every answer is kept, the best first
  --dry-run              say what would be sent and what it would cost; send nothing

Where it goes
  --out FILE.psd         default: the PSD itself; for photo.jpg photo.psd beside it, which
                         must not exist yet. A file named here is replaced, unless that
                         would lose versions
  --flat FILE.png        the refined picture as PNG, of INPUT's size, depth and profile.
                         For a picture, --flat without --out writes no PSD
  --report FILE.json     the same object that --json prints
  --json                 print one JSON object instead of text
  --resume CALL          place an answer that waits (see "pentimento waiting") instead of
                         asking again; --instruction is not needed then
  --as-it-came           with --resume: lay the answer in as it came, for one that was
                         refused because it does not fit the picture

Examples
  pentimento refine photo.jpg --instruction "make the light warmer"
  pentimento refine photo.psd --instruction "20 % more contrast" --parent v1
  pentimento refine shot.png --instruction "change the background to warm cream" \\
    --region background.png --protect bottle.png --out shot.psd --flat shot-cream.png
`

const historyHelp = `pentimento history FILE.psd [--json]

Shows the tree of versions in a layered PSD: what was made from what, with which
words, and which one shows. Reads only.
`

const driftHelp = `pentimento drift FILE.psd [--version VERSION] [--kit KIT] [--layer NAME] [--json]

Says what has moved in a picture though no step asked for it: white balance, brightness,
contrast, colours, sharpness, noise, areas that were to stay. What an instruction asked
for is taken off; small steps the same way add up. Where that is worth a word, the step
is named where it began, and the version to go on from. Reads only.

  --version VERSION  look at this version: an id or v3; default: the one that shows
  --kit KIT          a brand kit, a file or by its name: also measure movement away from
                     its colours
  --layer NAME       the picture that is meant, for a PSD with several
`

const showHelp = `pentimento show FILE.psd VERSION [--flat FILE.png] [--layer NAME] [--json]

Makes a version the one that shows, by switching layers on and off; pixels stay as
they are. VERSION is an id, a number as in v3, or "source" for the untouched picture.

  --flat FILE.png   also write what shows as PNG, of the picture's size, depth and profile
  --layer NAME      the picture that is meant, for a PSD with several
`

const maskHelp = `pentimento mask INPUT PART [options] --out FILE.png

Proposes a part of a picture as a mask: white inside, black outside, soft where the
edge is soft. Look at it, paint on it, and use it with "pentimento refine --region".
INPUT is what "pentimento refine" takes; of a PSD, what shows is looked at.

The part, one of
  --subject box:X,Y,WIDTH,HEIGHT   the subject in a box around it, in pixels from the
                         top left; the picture must go on beyond the box
  --stroke FILE          the subject under a stroke: a picture of INPUT's size, white
                         where the stroke is. With --subject: surely part of it
  --shadows, --midtones, --highlights
                         pixels by their brightness; the three add up to the picture
  --hue FAMILY           reds, oranges, yellows, greens, cyans, blues, purples, pinks
  --color "#c03020"      colours around one; its light and shade count by half
  --similar X,Y          the area of similar colour around a pixel

How
  --beside FILE          with a subject: white is surely not part of it
  --background           everything but the subject
  --tolerance N          with --color and --similar: how much colours may differ, from
                         1 to 100 (Delta E); default 16
  --everywhere           with --similar: also where it does not hang together
  --layer NAME           the layer to look at, for a PSD with several picture layers
  --json                 print one JSON object instead of text

Nothing is recognised by name: a sky or a face needs a box around it or a stroke on it.

Examples
  pentimento mask photo.jpg --subject box:120,80,400,300 --out cup.png
  pentimento mask photo.jpg --similar 40,25 --tolerance 20 --out sky.png
  pentimento refine photo.jpg --instruction "darken a little" --region sky.png
`

const checkHelp = `pentimento check TEXT [options]

Looks at an instruction before it runs, without sending anything: whether it can be used,
how the built-in provider reads it, and what is worth saying about it: several changes
in one, judgement instead of description, gaps, conflicts. Each finding says what, why,
and what to write instead. What isn't told here (a region, a history) is never guessed.

What is known around it
  --region FILE          the region it would run in, as in refine; "none": nothing is
                         marked
  --preserve TEXT        what must stay, as in refine (repeatable)
  --history FILE.psd     a PSD with versions: what was accepted on the way to the version
                         that shows, what failed, what is kept and locked
  --layer NAME           with --history: the layer, for a PSD with several
  --kit KIT              a brand kit, a file or by its name
  --role product|person|scene
                         what the picture shows first of all
  --language en|de|es    default: told from the text. German and Spanish are experimental
  --json                 print one JSON object instead of text

The exit code is 0 whatever is found; with --json look at "usable" and "findings".
`

const providersHelp = `pentimento providers [--models ID [--base-url URL]] [--json]

Lists who can paint: providers with the variable that each key is read from and whether
it is set, their own options, and their models: the sizes they paint, how they take a
mask, how many references, whether they make first pictures, where their prices come
from, and the last day of those that are going away. Never prints a key.

  Mask: "exact" keeps everything outside to the pixel, "hint" repaints the picture (what
  lies outside is put back here); then which pixels of the mask mean change. "outline":
  it also follows an outline drawn over the picture. "required": it paints only in one.

  --models ID      ask that provider's server which models it has; sends no picture and
                   costs nothing
  --base-url URL   with --models: another address of the same kind of server
`

const waitingHelp = `pentimento waiting [--discard CALL] [--json]

Lists calls whose pictures are in no file yet, for example because the disk was full
after a paid answer had arrived. Place one with: pentimento refine INPUT --resume CALL
The same fetches an answer that still waits in the provider's queue.

Calls that were sent and never answered are listed with the most they may have cost;
so are those that another pentimento is waiting for right now.
Sending such an edit again takes: pentimento refine INPUT ... --again

  --discard CALL   throw its pictures away, or forget a call without an answer

They are kept in $PENTIMENTO_HOME, by default in the user's folder for such data
(Linux: ~/.local/state/pentimento).
`

const spendingHelp = `pentimento spending [--day DAY] [--calls] [--csv] [--json]

Says what calls to providers cost and came to, by day and document: calls, steps (changes
that were answered), time, what was billed, the most that calls may have cost whose
outcome is not known, and how many results were accepted, kept beside or thrown away.
Days are UTC, as on providers' bills. Nothing counts as refunded, cancelled calls neither.

  --day DAY   one day only, as in 2026-11-20, or "today"
  --calls     every call instead of sums; kept for about three months
  --csv       as a table for a spreadsheet
`

const texts: Readonly<Record<string, string>> = {
  refine: refineHelp,
  batch: batchHelp,
  generate: generateHelp,
  history: historyHelp,
  advise: adviseHelp,
  ask: askHelp,
  drift: driftHelp,
  show: showHelp,
  mask: maskHelp,
  check: checkHelp,
  recipe: recipeHelp,
  kit: kitHelp,
  report: reportHelp,
  providers: providersHelp,
  waiting: waitingHelp,
  spending: spendingHelp,
}

/** The help of one command, or null when there is no such command. */
export function helpFor(command: string): string | null {
  return Object.hasOwn(texts, command) ? (texts[command] ?? null) : null
}
