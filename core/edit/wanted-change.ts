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
  materialWords,
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

/** What one clause asks for. */
interface Asked extends WantedChange {
  /** What is there stays and gets another light, colour or surface. */
  readonly modifies: boolean
}

const any: Asked = { ...anyChange, modifies: false }
const content: Asked = { look: false, content: true, background: false, modifies: false }
const look: Asked = { look: true, content: false, background: false, modifies: true }
/** Light with a shape, weather, a style: things and look change alike, and what is there stays. */
const treatment: Asked = { ...anyChange, modifies: true }
/** A thing gets another colour or surface. */
const surface: Asked = { ...content, modifies: true }
const exchange: Asked = { ...content, background: true }

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
  const wanted = askedIn(instruction)
  if (wanted.length === 0) return anyChange
  return {
    look: wanted.some((one) => one.look),
    content: wanted.some((one) => one.content),
    background: wanted.some((one) => one.background),
  }
}

/**
 * Tells whether an instruction gives what is there another light, colour or material, and puts in, takes away or
 * exchanges nothing; false where its words say nothing.
 */
export function modifiesOnly(instruction: string): boolean {
  const wanted = askedIn(instruction)
  return wanted.length > 0 && wanted.every(({ modifies }) => modifies)
}

function askedIn(instruction: string): Asked[] {
  return clausesOf(instruction).flatMap((clause) => readClause(clause) ?? [])
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

function readClause(words: readonly string[]): Asked | null {
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
function readBackground({ verb, object, after, rest }: Clause): Asked | null {
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

function readVerb({ verb, object, after, rest }: Clause): Asked | null {
  const kinds = kindsOf(rest)
  if (verb === null) return readNouns(kinds)
  if (lookVerbs.has(verb)) return kinds.shape ? treatment : look
  if (finishVerbs.has(verb)) return treatment
  if (contentVerbs.has(verb) && !isAboutLook(verb, object)) {
    return verb === 'paint' && kinds.color ? surface : readObject(object, after, kinds)
  }
  if (kinds.shape) return treatment
  if (kinds.color) return recolored(kinds)
  if (kinds.look || kinds.trace) return isColorOfThing(object, after) ? surface : look
  if (!kinds.thing && !kinds.background) return null
  return isResurfaced(object, rest) ? surface : content
}

/** Several verbs of content are verbs of look when what they act on is: "fix the exposure", "raise the shadows". */
function isAboutLook(verb: string, object: readonly string[]): boolean {
  return plainVerbs.has(verb) && object.some((word) => isLight(word))
}

function isLight(word: string): boolean {
  return lookWords.has(word) || lightShapes.has(word) || lightTraces.has(word)
}

/** "Turn the table into marble" keeps the table; "turn the table into a marble bath" does not. */
function isResurfaced(object: readonly string[], rest: readonly string[]): boolean {
  if (!rest.some((word) => materialWords.has(word))) return false
  const at = rest.findIndex((word) => ['to', 'into', 'like', 'as'].includes(word))
  if (at < 0) return true
  const became = rest.slice(at + 1)
  const end = became.findIndex((word) => prepositions.has(word))
  const named = end < 0 ? became : became.slice(0, end)
  const others = named.filter(
    (word) => isThing(word) && !materialWords.has(word) && !object.includes(word),
  )
  const isOne = /^(a|an|one|another)$/.test(named[0] ?? '') && named.length === 2
  return others.length === 0 && !isOne
}

/** What is added or taken away is told by the last word of it: "a light bulb" is a thing, "warm light" is look. */
function readObject(object: readonly string[], after: readonly string[], kinds: Kinds): Asked {
  const named = object.filter((word) => !smallWords.has(word))
  const head = named.at(-1) ?? ''
  if (lightShapes.has(head)) return treatment
  if (!lookWords.has(head) && !(colorWords.has(head) && named.length === 1)) {
    return kindsOf(after).shape && kinds.look ? any : content
  }
  if (isColorOfThing(object, after)) return surface
  return /^an? (light|sun)$/.test(object.join(' ')) ? any : look
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
function recolored(kinds: Kinds): Asked {
  if (kinds.thing) return surface
  return kinds.pronoun && !kinds.look ? treatment : look
}

/** "Golden hour", "morning sun with gentle shadows", "a warmer sky": a wish without a verb. */
function readNouns(kinds: Kinds): Asked | null {
  if (kinds.shape || (kinds.look && kinds.trace)) return treatment
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
    thing: words.some(isThing),
  }
}

function isThing(word: string): boolean {
  return !knownWords.some((table) => table.has(word))
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
