import type { Language } from '../words/language.ts'
import { type Entry, type Known, type Lexicon, lexiconOf } from './lexicon.ts'

/** A word, a number, quoted text or a mark of a text, with its place in it. */
export interface Token {
  /**
   * `quote` is text in quotation marks, whatever it says; `mark` one of `, ; : ( ) – / |`; `stop` ends a sentence, a line
   * or a list's item. A word may be several that belong together ("depth of field").
   */
  readonly kind: 'word' | 'number' | 'quote' | 'mark' | 'stop'
  /** Lower case, with plain apostrophes. */
  readonly low: string
  readonly start: number
  readonly end: number
  readonly entry: Entry
}

const pattern =
  /"[^"\n]*"|“[^”\n]*”|„[^“”\n]*[“”]|«[^»\n]*»|»[^«\n]*«|‘[^’\n]*’(?![\p{L}\p{N}])|(?:\d+[:/]\d+|[+-]?\d+(?:[.,]\d+)*)(?:(?:px|%|x|k)(?![\p{L}\p{N}])|(?![\p{L}\p{N}]))|%|°|\p{L}\/\d+(?:\.\d+)?|\p{L}\/\p{L}(?!\p{L})|[\p{L}\p{N}]+(?:['’&-](?=[\p{L}\p{N}])[\p{L}\p{N}]+)*(?:'(?=\s))?|[,;:()–—&+/|→]|\p{Extended_Pictographic}|[.!?…\n•*]|-(?=\s)/gu

/** Takes a text apart into words and marks; phrases of the tables are one word. */
export function tokensOf(text: string, language: Language): Token[] {
  const lexicon = lexiconOf(language.reading)
  const plain = hideApostropheQuotes(hideTags(text))
  const found: Token[] = []
  let counted = 0
  for (const match of plain.matchAll(pattern)) {
    const start = match.index
    const end = start + match[0].length
    const token = tokenOf(match[0], start, end, lexicon)
    const count = placeInList(token, plain.slice(end, end + 4))
    const isFirst = token.kind === 'number' || count === 1
    if (count !== null && (count === counted + 1 || (isFirst && isLineStart(plain, start)))) {
      // "Step 1:" is the mark as a whole.
      if (found.at(-1)?.entry.known.has('opening')) found.pop()
      found.push({ ...token, kind: 'stop', entry: unknown })
      counted = count
    } else if (token.low !== '-' || isLineStart(plain, start)) found.push(token)
    else found.push({ ...token, kind: 'mark', low: '–' })
  }
  return joined(found, lexicon)
}

function tokenOf(raw: string, start: number, end: number, lexicon: Lexicon): Token {
  const low = raw.toLowerCase().replaceAll('’', "'")
  const place = { low, start, end }
  if (/^["“„«»‘]/.test(raw)) return { ...place, kind: 'quote', entry: unknown }
  if (/^(?:[,;:()–—/|→]|\p{Extended_Pictographic})$/u.test(raw))
    return { ...place, kind: 'mark', entry: unknown }
  if (/^[.!?…\n•*-]$/.test(raw)) return { ...place, kind: 'stop', entry: unknown }
  const isNumber = /^[+-]?\d[\d.,:/]*(?:px|%|x|k)?$/.test(raw) || /^\p{L}\/\d/u.test(raw)
  return { ...place, kind: isNumber ? 'number' : 'word', entry: lexicon.entry(low) }
}

const unknown: Entry = { base: '', known: new Set<Known>() }

/** What stands in "<…>" is no word of an instruction; blanks keep all places. */
function hideTags(text: string): string {
  return text.replace(/<[^<>\n]*>/g, (tag) => ' '.repeat(tag.length))
}

/** Quotes made of apostrophes: from one after a blank to one before a blank or a mark, so that "don't" is none. */
function hideApostropheQuotes(text: string): string {
  return text.replace(
    /(^|[\s(])'([^'\n]*)'(?=$|[\s.,;:!?)])/g,
    (_, before: string, inside: string) => `${before}"${inside.replaceAll('"', ' ')}"`,
  )
}

/** The place that "2." or "b)" has in a list; null where it marks none. */
function placeInList({ kind, low }: Token, after: string): number | null {
  if (kind === 'number')
    return low.length < 3 && /^\s*[.):]\s*[^\s\d]/.test(after) ? Number(low) : null
  return /^[a-h]$/.test(low) && /^\)\s/.test(after) ? low.charCodeAt(0) - 96 : null
}

function isLineStart(text: string, at: number): boolean {
  return /(?:^|[\n.:;)])\s*\(?$/.test(text.slice(0, at))
}

/** Words that belong together as one token; the longest phrase wins. */
function joined(tokens: readonly Token[], lexicon: Lexicon): Token[] {
  const result: Token[] = []
  let i = 0
  while (i < tokens.length) {
    const token = tokens[i] as Token
    const rest = isThingOfColor(tokens, i, lexicon) ? [] : phraseAt(tokens, i, lexicon)
    const last = tokens[i + rest.length]
    if (rest.length > 0 && last !== undefined) {
      const low = phraseName(token, rest, lexicon)
      result.push({
        kind: 'word',
        low,
        start: token.start,
        end: last.end,
        entry: lexicon.entry(low),
      })
    } else result.push(token)
    i += rest.length + 1
  }
  return result
}

/** "Make the sky blue": no "sky blue". */
function isThingOfColor(tokens: readonly Token[], at: number, { phrases }: Lexicon): boolean {
  const [before, first, next] = [tokens[at - 1]?.entry.known, tokens[at], tokens[at + 1]]
  const isNamed = before === undefined || before.has('the') || before.has('do make')
  const isPhrase = first?.entry.known.has('noun scenery') && phrases.has(first.low)
  return isNamed && isPhrase === true && next?.entry.known.has('adjective paint') === true
}

function phraseName(token: Token, rest: readonly string[], lexicon: Lexicon): string {
  const typed = [token.low, ...rest].join(' ')
  return lexicon.has(typed) ? typed : [token.entry.base, ...rest].join(' ')
}

function phraseAt(tokens: readonly Token[], at: number, lexicon: Lexicon): readonly string[] {
  const first = tokens[at]
  if (first?.kind !== 'word') return []
  const { low, entry } = first
  const candidates =
    lexicon.phrases.get(low) ?? (isPlain(entry) ? lexicon.phrases.get(entry.base) : undefined) ?? []
  return candidates.find((rest) => rest.every((word, k) => isWord(tokens[at + 1 + k], word))) ?? []
}

function isWord(token: Token | undefined, word: string): boolean {
  return token?.low === word || (token?.entry.base === word && isPlain(token.entry))
}

/** Whether it is the word itself, in whatever spelling, and not "adding" for "add". */
function isPlain({ known }: Entry): boolean {
  return !known.has('gerund') && !known.has('participle')
}
