import { countPoints, shortenText, toPlainLine } from './short-text.ts'

/** Longest layer name that is given, in code points. */
export const maxNameLength = 60

/** How much of it the source's name may take while an instruction needs the room. */
const maxSourceLength = 24

/** What a source without a usable name is called. */
const namelessSource = 'Picture'

/**
 * Endings that make Photoshop export a layer as a file: at the end of a name or of a part before a comma or plus,
 * with an optional quality, as "photo.jpg-80%".
 *
 * https://helpx.adobe.com/photoshop/using/generate-assets-layers.html
 */
const exportEnding =
  /\.(?:png|jpe?g|gif|svg|webp|tiff?|bmp|psd|psb|heic|heif|avif|ico|pdf|eps)(?:-?\d+%?)?(?=\s*(?:$|[,+]))/giu

/** What a version's layer name is made of. */
export interface LayerNameParts {
  /** The source's name, as the user gave it. */
  readonly source: string
  readonly number: number
  readonly instruction: string
  /** Names of the layers it must differ from. */
  readonly taken: Iterable<string>
}

/**
 * Names a version's layer: `<source> · v3 · <short instruction>`, for people only, never parsed back.
 *
 * At most {@link maxNameLength} code points and never empty; without `/`, control and bidirectional control
 * characters, a leading dot or underscore, or an image ending, which mean folders, hiding and export in the hosts.
 * A name that is taken gets a counter: `… (2)`.
 */
export function layerName({ source, number, instruction, taken }: LayerNameParts): string {
  const names = new Set(taken)
  for (let count = 1; ; count++) {
    const counter = count === 1 ? '' : ` (${count})`
    const name = compose(source, `v${number}`, instruction, maxNameLength - counter.length)
    if (!names.has(name + counter)) return name + counter
  }
}

function compose(source: string, version: string, instruction: string, limit: number): string {
  const said = cleanName(instruction)
  const room = limit - ` · ${version} · `.length
  const forSource = Math.max(maxSourceLength, room - countPoints(said))
  const name =
    shortenText(cleanName(source).replace(/^(?:[._\s]|\u200C|\u200D)+/u, ''), forSource) ||
    namelessSource
  const short = shortenText(said, room - countPoints(name))
  return short === '' ? `${name} · ${version}` : `${name} · ${version} · ${short}`
}

/** Gives a text as a name that hosts take for nothing but a name, on one line and of any length. */
export function cleanName(text: string): string {
  let line = toPlainLine(text.replaceAll('/', '-'))
  // Again until nothing is left to take away: "a.png.png" hides a second ending behind the first.
  for (let before = ''; before !== line; ) {
    before = line
    line = line.replace(exportEnding, '').trim()
  }
  return line
}
