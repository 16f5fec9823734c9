import {
  backgroundWords,
  colorWords,
  contentVerbs,
  exchangeVerbs,
  finishVerbs,
  keepWords,
  lightShapes,
  lightTraces,
  lookVerbs,
  lookWords,
  plainVerbs,
  prepositions,
  pronouns,
  smallWords,
  wholeWords,
} from './wanted-words.ts'

/**
 * What an instruction asks for, as far as that decides how an answer is settled.
 *
 * Several may hold ("morning sun with gentle shadows across the table" is light and content).
 */
export interface WantedChange {
  /** Light, colour or mood: the whole look moves, and what moves along with the wish is meant. */
  readonly look: boolean
  /** Things: something is added, removed, replaced, retouched or written. */
  readonly content: boolean
  /** The background is exchanged, and the subject stays. */
  readonly background: boolean
}

/** What is assumed when nothing is known about the instruction. */
export const anyChange: WantedChange = { look: true, content: true, background: false }

const content: WantedChange = { look: false, content: true, background: false }
const look: WantedChange = { look: true, content: false, background: false }
const exchange: WantedChange = { look: false, content: true, background: true }

/**
 * Tells from its words what an instruction asks for; {@link anyChange} where they say nothing.
 *
 * English, by tables of words: the sentence is cut into clauses, what must stay is left out, each remaining clause is
 * read, and what any of them asks for holds.
 *
 * A thing that gets a *colour* ("make the cup red") is content: a provider that paints one cup does not mean the cast
 * it leaves on the rest, so that cast is taken off in full. A thing that gets a *tone* ("make the sky darker") is look:
 * providers tend to do that to the whole frame, and matching the frame back would undo the wish.
 */
export function wantedChange(instruction: string): WantedChange {
  const wanted = clausesOf(instruction).flatMap((clause) => readClause(clause) ?? [])
  if (wanted.length === 0) return anyChange
  return {
    look: wanted.some((one) => one.look),
    content: wanted.some((one) => one.content),
    background: wanted.some((one) => one.background),
  }
}

/** Words of each clause in lower case; quoted text is one thing, whatever it says. */
function clausesOf(instruction: string): string[][] {
  return instruction
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/"[^"]*"|“[^”]*”|(?<=^|\s)'[^']*'(?=\W|$)/g, ' quotation ')
    .replace(/\bdo not\b/g, "don't")
    .replace(/black and white|black-and-white|\bb&w\b/g, 'monochrome')
    .replace(/golden[ -]hour|blue[ -]hour/g, 'sunset')
    .split(/[.,;:!?\n]+|\b(?:but|while|whilst|then)\b|(?=\bwithout\b)/)
    .flatMap((part) => splitAtVerbs(part.match(/[\p{L}\p{N}'-]+/gu) ?? []))
}

/** "Add a lamp and warm the light" asks for two things, "make the cup and saucer red" for one. */
function splitAtVerbs(words: readonly string[]): string[][] {
  const clauses: string[][] = [[]]
  for (const [i, word] of words.entries()) {
    const next = words[i + 1] ?? ''
    const after = words[i + 2] ?? ''
    const begins = keepWords.has(next) || (isVerb(next) && !isEnd(after))
    if (word === 'and' && begins) clauses.push([])
    else clauses.at(-1)?.push(word)
  }
  return clauses
}

function isVerb(word: string): boolean {
  return [contentVerbs, lookVerbs, plainVerbs, finishVerbs].some((table) => table.has(word))
}

/** Whether nothing that a verb could act on follows: then the word before it was none. */
function isEnd(word: string): boolean {
  return word === '' || (prepositions.has(word) && word !== 'that')
}

function readClause(words: readonly string[]): WantedChange | null {
  const told = words.filter(
    (word) => !['please', 'can', 'could', 'you', 'now', 'also'].includes(word),
  )
  if (told.length === 0 || keepWords.has(told[0] as string)) return null
  const at = told.findIndex(isVerb)
  const verb = at >= 0 && at <= 2 ? (told[at] as string) : null
  const rest = verb === null ? told : told.slice(at + 1)
  const cut = rest.findIndex((word) => prepositions.has(word))
  const object = cut < 0 ? rest : rest.slice(0, cut)
  const clause = { verb, object, after: cut < 0 ? [] : rest.slice(cut), rest }
  return readBackground(clause) ?? readVerb(clause)
}

interface Clause {
  readonly verb: string | null
  /** The words between the verb and the first preposition. */
  readonly object: readonly string[]
  /** The words from the first preposition on. */
  readonly after: readonly string[]
  /** All words after the verb. */
  readonly rest: readonly string[]
}

/** A background that is named as the object, or as what the subject is put before; not as the place of a thing. */
function readBackground({ verb, object, after, rest }: Clause): WantedChange | null {
  if (!rest.some((word) => backgroundWords.has(word))) return null
  const kinds = kindsOf(rest)
  if (!object.some((word) => backgroundWords.has(word))) {
    const isPlace = /\b(in|from|into|at) (the|its|this|her|his|their) /.test(after.join(' '))
    const isOwn = /\bof the (\w+)$/.test(after.join(' '))
    return isPlace || isOwn ? null : exchange
  }
  const isSaid = kinds.thing || kinds.color
  if (verb === null) return isSaid ? exchange : null
  if (!exchangeVerbs.has(verb)) return null
  const isPlain = plainVerbs.has(verb) && !contentVerbs.has(verb)
  return isPlain && kinds.look && !isSaid ? null : exchange
}

function readVerb({ verb, object, after, rest }: Clause): WantedChange | null {
  const kinds = kindsOf(rest)
  if (verb === null) return readNouns(kinds)
  if (lookVerbs.has(verb)) return kinds.shape ? anyChange : look
  if (finishVerbs.has(verb)) return anyChange
  if (contentVerbs.has(verb) && !isAboutLook(verb, object)) {
    return readObject(object, after, kinds)
  }
  if (kinds.shape) return anyChange
  if (kinds.color) return recolored(kinds)
  if (kinds.look || kinds.trace) return isColorOfThing(object, after) ? content : look
  return kinds.thing || kinds.background ? content : null
}

/** Several verbs of content are verbs of look when what they act on is: "fix the exposure", "raise the shadows". */
function isAboutLook(verb: string, object: readonly string[]): boolean {
  return plainVerbs.has(verb) && object.some((word) => isLight(word))
}

function isLight(word: string): boolean {
  return lookWords.has(word) || lightShapes.has(word) || lightTraces.has(word)
}

/** What is added or taken away is told by the last word of it: "a light bulb" is a thing, "warm light" is look. */
function readObject(
  object: readonly string[],
  after: readonly string[],
  kinds: Kinds,
): WantedChange {
  const named = object.filter((word) => !smallWords.has(word))
  const head = named.at(-1) ?? ''
  if (lightShapes.has(head)) return anyChange
  if (!lookWords.has(head) && !(colorWords.has(head) && named.length === 1)) {
    return kindsOf(after).shape && kinds.look ? anyChange : content
  }
  if (isColorOfThing(object, after)) return content
  return /^an? (light|sun)$/.test(object.join(' ')) ? anyChange : look
}

/** "The colour of the cup", "the cup's colour": a look that one thing has. */
function isColorOfThing(object: readonly string[], after: readonly string[]): boolean {
  const owner = after[0] === 'of' || after[0] === 'from' ? after.slice(1) : []
  const end = owner.findIndex((word) => prepositions.has(word))
  const kinds = kindsOf([...object, ...(end < 0 ? owner : owner.slice(0, end))])
  const isColor = object.some((word) => /^(colou?rs?|hues?)$/.test(word))
  return isColor && kinds.thing && !kinds.whole
}

/** A colour on a thing is content, on the picture or its light look; "it" may be either. */
function recolored(kinds: Kinds): WantedChange {
  if (kinds.thing) return content
  return kinds.pronoun && !kinds.look ? anyChange : look
}

/** "Golden hour", "morning sun with gentle shadows", "a warmer sky": a wish without a verb. */
function readNouns(kinds: Kinds): WantedChange | null {
  if (kinds.shape || (kinds.look && kinds.trace)) return anyChange
  if (kinds.trace) return content
  return kinds.look ? look : null
}

/** Which kinds of words there are. */
interface Kinds {
  readonly look: boolean
  readonly shape: boolean
  readonly color: boolean
  readonly trace: boolean
  readonly whole: boolean
  readonly pronoun: boolean
  readonly background: boolean
  /** Any word that no table knows: the name of a thing. */
  readonly thing: boolean
}

function kindsOf(words: readonly string[]): Kinds {
  const has = (table: ReadonlySet<string>): boolean => words.some((word) => table.has(word))
  return {
    look: has(lookWords),
    shape: has(lightShapes),
    color: has(colorWords),
    trace: has(lightTraces),
    whole: has(wholeWords),
    pronoun: has(pronouns),
    background: has(backgroundWords),
    thing: words.some((word) => !knownWords.some((table) => table.has(word))),
  }
}

const knownWords = [
  lookWords,
  lightShapes,
  lightTraces,
  colorWords,
  wholeWords,
  pronouns,
  backgroundWords,
  prepositions,
  smallWords,
  lookVerbs,
]
