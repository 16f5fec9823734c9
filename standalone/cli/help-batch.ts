/** What `pentimento batch --help` says. */
export const batchHelp = `pentimento batch FOLDER|LIST --instruction TEXT --out FOLDER [options]

Makes the same change, or the same steps, to many pictures. Every picture becomes a
layered PSD with its versions, reports and cost; at the end summary.md, summary.csv and
summary.json say what became of each and how alike the set is.

FOLDER is searched with the folders in it; LIST is a text file with one path a line.
Before anything is sent every picture is read, every step planned, and all of it priced.

What to change
  --instruction TEXT     the one change, in plain words
  --region-box X%,Y%,W%,H%
                         where it may happen in every picture: left, top, width, height
                         (repeatable)
  --preserve TEXT        what must stay, as for "refine", without a place (repeatable)
  --strength S           0 (stay close) to 1 (free), where the model takes it
  --steps FILE.json      instead of these: one step or a list of them, each refining what
                         the one before made. A step has "instruction" and may have
                         "region" and "protect" ("25%,10%,50%,60%", {"mask":
                         "masks/{name}.png"}, or a list of these), "preserve",
                         "provider", "model", "quality", "complexity", "strength" and
                         "mask" (send, omit, markup)
  --recipe RECIPE        instead of these: preset:ID, a file, or a kept recipe; with --set
                         NAME=VALUE, --kit KIT and --subject X%,Y%,W%,H% as for "recipe"

Who paints, and how fast
  --provider ID, --model NAME, --quality Q, --base-url URL, --option NAME=VALUE
                         as for "refine"; a step's own come first
  --concurrency N        pictures at the same time, 1 to 64; default 4
  --rate N/min           at most so many calls a minute
  --engine live|openai-batch
                         openai-batch: through OpenAI's Batch API, within a day. Half the
                         price where that is published (gpt-image-2); elsewhere the live
                         price is the ceiling. What a batch can't bring is asked live

What it may cost
  --budget USD           of the whole job; what is open or unknown counts at its highest
  --budget-day USD       of all calls of a day (UTC)
  --dry-run              read, plan and price everything; send and write nothing

Going on
  --out FOLDER           where everything goes; its batch.jsonl is the job's journal
  --resume               go on with the job in --out after it was stopped or killed. What
                         arrived is placed, batches are found again, and a call of which
                         nobody knows what became is listed, never sent again by itself
  --only failed          work again on what failed
  --only unknown         send again what is unknown; it may be billed twice
  --only outliers        begin again, as a branch, with the pictures that do not match
                         the set; with --anchor FILE beside a picture to match
  --json                 print one JSON object instead of text

Ctrl+C lets nothing more begin and waits for what is open; a second one ends at once.
Exit code 0: every picture is done; 1: some failed, are unknown, or are left.

Examples
  pentimento batch shoes --instruction "make the light warmer" --out shoes-warm
  pentimento batch shoes --steps steps.json --provider openai --model gpt-image-2 \\
    --engine openai-batch --budget 40 --out shoes-cream
  pentimento batch shoes --out shoes-cream --only outliers --anchor shoes/best.png
`
