/** A way of saying the same, which must keep every finding; null where a phrase can't be said that way. */
export type Variant = (text: string) => string | null

/** Swaps two neighbouring letters within a word of five letters or more; `seed` chooses where. */
export function typo(seed: number): Variant {
  return (text) => {
    const places = [...text.matchAll(/(?<![\w'’#])[a-z]{5,}(?!\w)/gi)]
      .filter(({ index }) => !isQuoted(text, index))
      .flatMap(({ 0: word, index }) =>
        Array.from({ length: word.length - 2 }, (_, at) => index + at + 1),
      )
      .filter((at) => text[at]!.toLowerCase() !== text[at + 1]!.toLowerCase())
    const at = places[(seed * 7919 + text.length * 31) % Math.max(places.length, 1)]
    if (at === undefined) return null
    return text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2)
  }
}

/** The same in lower case, as people type on a phone. */
export const lowerCase: Variant = (text) => changed(text, outsideQuotes(text, lower))

/** Every word with a capital, as in a title. */
export const titleCase: Variant = (text) =>
  changed(
    text,
    outsideQuotes(text, (part) =>
      part.replace(/(?<![\w'’])[a-z]/g, (letter) => letter.toUpperCase()),
    ),
  )

/** With a full stop where there was none, or without the one there was. */
export const fullStop: Variant = (text) =>
  /[.!?]$/.test(text) ? text.replace(/[.!?]$/, '') : `${text}.`

const spellings = new Map(
  'colour:color grey:gray centre:center centred:centered recolour:recolor jewellery:jewelry tyre:tire colours:colors favourite:favorite greys:grays colourful:colorful'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string])
    .flatMap(([british, american]) => [
      [british, american],
      [american, british],
    ]),
)

/** British for American spelling and the other way round. */
export const otherSpelling: Variant = (text) =>
  changed(
    text,
    mapWords(text, (word) => spellings.get(word)),
  )

const manyOf = new Map(
  'bird:birds boat:boats bench:benches person:people chair:chairs tree:trees bicycle:bicycles car:cars lamp:lamps hat:hats shadow:shadows mug:mugs plate:plates cable:cables vase:vases building:buildings cup:cups bag:bags wall:walls door:doors shoe:shoes dog:dogs roof:roofs sign:signs sofa:sofas flag:flags curtain:curtains candle:candles'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string])
    .flatMap(([one, many]) => [
      [one, many],
      [many, one],
    ]),
)

/** Several for one thing and the other way round, where the article allows either. */
export const otherNumber: Variant = (text) =>
  changed(
    text,
    text.replace(
      /\b(the )([a-z]+)(?= (?:in|on|behind|near|above|under|next|with)\b|\.?$)/gi,
      (all, the, noun) => {
        const other = manyOf.get(noun.toLowerCase())
        return other ? the + other : all
      },
    ),
  )

/** The place first: "On the table, add a cup". */
export const placeFirst: Variant = (text) => {
  const parts =
    /^(add|place|put|remove|erase|draw|hang|stand) ((?:(?!\b(?:in|on|near|behind|above|under|beside|next|from|with|that|and|to|at|along|of|as|below)\b)[^,.;"])+) ((?:in|on|near|behind|above|under|beside|next to|along|below) the (?:(?!\b(?:and|while|to)\b)[^,.;"])+?)\.?$/i.exec(
      text,
    )
  if (!parts) return null
  const [, verb, thing, place] = parts
  return `${place![0]!.toUpperCase()}${place!.slice(1)}, ${verb!.toLowerCase()} ${thing}`
}

/** What must stay first: "While keeping the pose, change the coat to red". */
export const keepFirst: Variant = (text) => {
  const parts = /^([^,.;]+?),? (while (?:keeping|preserving|maintaining) [^,.;]+?)\.?$/i.exec(text)
  if (!parts) return null
  const [, change, keep] = parts
  return `${keep![0]!.toUpperCase()}${keep!.slice(1)}, ${change![0]!.toLowerCase()}${change!.slice(1)}`
}

/** As one asks a colleague. */
export const politely: Variant = (text) =>
  /^[A-Z][a-z]+ /.test(text) ? `Could you please ${text[0]!.toLowerCase()}${text.slice(1)}` : null

function isQuoted(text: string, index: number): boolean {
  return quoted(text).some(([start, end]) => index >= start && index < end)
}

function quoted(text: string): [number, number][] {
  return [...text.matchAll(/"[^"]*"|(?<!\w)'[^']*'(?!\w)/g)].map(({ 0: all, index }) => [
    index,
    index + all.length,
  ])
}

function outsideQuotes(text: string, change: (part: string) => string): string {
  let result = ''
  let from = 0
  for (const [start, end] of quoted(text)) {
    result += change(text.slice(from, start)) + text.slice(start, end)
    from = end
  }
  return result + change(text.slice(from))
}

function mapWords(text: string, other: (word: string) => string | undefined): string {
  return outsideQuotes(text, (part) =>
    part.replace(/[a-z]+/gi, (word) => {
      const found = other(word.toLowerCase())
      if (!found) return word
      return /^[A-Z]/.test(word) ? found[0]!.toUpperCase() + found.slice(1) : found
    }),
  )
}

function lower(text: string): string {
  return text.toLowerCase()
}

function changed(text: string, variant: string): string | null {
  return variant === text ? null : variant
}
