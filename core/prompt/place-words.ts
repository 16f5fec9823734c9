import type { PartOfPicture, Place } from './place.ts'

/** From this share of an edge on, a part counts as reaching over all of it. */
const wholeEdge = 0.95

/**
 * Says in words where change is allowed, for models that are shown no mask: which part of the picture, and from where
 * to where in percent. Empty where it is allowed everywhere.
 */
export function placeWords({ only, except }: Place): string {
  const parts = (only ?? []).filter((part) => !isWhole(part))
  const isAnywhere = only === null || parts.length < only.length
  const where = isAnywhere ? '' : listed('Make the change only in', parts)
  const butNot =
    except.length === 0
      ? ''
      : listed(isAnywhere ? 'Make the change anywhere but in' : 'Change nothing in', except)
  const said = [where, butNot].filter((text) => text !== '').join('\n')
  return said === '' ? '' : `${said}\nWidths are counted from the left, heights from the top.`
}

function listed(beginning: string, parts: readonly PartOfPicture[]): string {
  if (parts.length === 1) return `${beginning} ${partWords(parts[0] as PartOfPicture)}.`
  const lines = parts.map((part) => `- ${partWords(part)}`)
  return [`${beginning} these ${parts.length} parts of the picture:`, ...lines].join('\n')
}

function partWords(part: PartOfPicture): string {
  const { left, right, top, bottom } = part
  if (isWhole(part)) return 'nearly all of the picture'
  const across = right - left >= wholeEdge ? '' : nameOf(left, right, ['left', 'middle', 'right'])
  const down = bottom - top >= wholeEdge ? '' : nameOf(top, bottom, ['upper', 'middle', 'lower'])
  // "The middle middle part" is the middle; "the upper middle part" says more than "the middle".
  const name = across === down ? across : `${down} ${across}`.trim()
  const width = across === '' ? 'over its whole width' : `${fromTo(left, right)} of its width`
  const height = down === '' ? 'over its whole height' : `${fromTo(top, bottom)} of its height`
  return `the ${name} part of the picture, ${width} and ${height}`
}

function nameOf(
  from: number,
  to: number,
  [low, middle, high]: readonly [string, string, string],
): string {
  const center = (from + to) / 2
  return center < 0.4 ? low : center > 0.6 ? high : middle
}

/** Rounded outward, so that nothing of the part is left out. */
function fromTo(from: number, to: number): string {
  return `from ${percent(Math.floor(from * 100 + 1e-6))} to ${percent(Math.ceil(to * 100 - 1e-6))}`
}

function percent(value: number): string {
  return `${value} %`
}

function isWhole({ left, right, top, bottom }: PartOfPicture): boolean {
  return right - left >= wholeEdge && bottom - top >= wholeEdge
}
