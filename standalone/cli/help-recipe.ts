/** What `pentimento recipe --help` says. */
export const recipeHelp = `pentimento recipe save|list|show|add|remove|apply

Keeps steps that were proven on one picture, and replays them on others.

pentimento recipe save FILE.psd VERSION --name TEXT [options]
  Makes a recipe of the path from the source to a version: its instructions, regions,
  edges, preserves and what it was made with. Places become shares of the picture.
  --param NAME=WORDS     words of the instructions that differ from picture to picture,
                         as in "product=the ring": they become {product} (repeatable)
  --category TEXT        what kind of picture it is for
  --description TEXT     what it makes, in one sentence
  --out FILE.json        write it there instead of keeping it on this machine
  --in FILE.psd          keep it in this document, with which it then travels

pentimento recipe list [--category TEXT] [--in FILE.psd]
pentimento recipe show RECIPE [--in FILE.psd] [--out FILE.json]
pentimento recipe add FILE.json [--in FILE.psd]
pentimento recipe remove ID [--in FILE.psd]

pentimento recipe apply INPUT --recipe RECIPE [options]
  Replays a recipe: every step becomes a version on the one before, with its own report.
  A step that fails ends it; what was made before it is saved.
  --recipe RECIPE        preset:ID, a file, or the id or name of a kept one
  --set NAME=VALUE       fills {NAME}; for a picture the value is its file (repeatable)
  --kit KIT              a brand kit: a file, or a kept one
  --subject X%,Y%,W%,H%  where the subject is, for steps that look for it
  --layer NAME, --out FILE.psd, --flat FILE.png, --report FILE.json
                         as for "refine"
  --provider ID, --model NAME, --quality Q and the like
                         as for "refine"; before what a step was made with
  --budget USD           of all steps together
  --budget-day USD, --again
                         as for "refine"
  --dry-run              say the steps and send nothing

RECIPE and its parameters also go with "batch": pentimento batch FOLDER --recipe RECIPE
`

/** What `pentimento kit --help` says. */
export const kitHelp = `pentimento kit check|measure|list|show|add|remove

A brand kit says what a brand always wants and never wants in its pictures: colours with
tolerances, light, mood, what stays, props, forbidden things. It is a JSON file.

pentimento kit check FILE.json
  Says whether it can be used, and every line that it adds to a prompt.

pentimento kit measure INPUT --kit KIT [--region FILE] [--layer NAME]
  How far the colours of a picture, or of a region of it, are from the kit's palette.

pentimento kit list [--in FILE.psd]
pentimento kit show KIT [--in FILE.psd] [--out FILE.json]
pentimento kit add FILE.json [--in FILE.psd]
pentimento kit remove ID [--in FILE.psd]
  Kits are kept on this machine, or with --in in a document.
`

/** What `pentimento report --help` says. */
export const reportHelp = `pentimento report FILE.psd --out STORY.html [options]

Tells how a picture came to be, as one page for a client or a colleague: the brief, every
round with its instruction, numbers and cost, and what failed and why. The page holds its
pictures, has no script and prints well. The document is only read.

  --lineage NAME   the source's name, or an id; default: all that have versions
  --title TEXT     default: the file's name
`
