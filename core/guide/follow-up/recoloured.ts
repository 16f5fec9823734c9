import { isA } from '../reading/clause.ts'
import { type Token, tokensOf } from '../reading/tokens.ts'
import type { FollowUpWords } from '../words/follow-up-words.ts'
import { findWords } from './axis-words.ts'
import { isPaint, languageWith, type Past } from './past.ts'
import { replaceIt } from './replace-it.ts'
import { asSentence, bare } from './sentences.ts'

/** Whether some words are a colour or a material and nothing else: "dark green", "a lighter blue", "brushed steel". */
export function isColoured(value: string, words: FollowUpWords): boolean {
  const tokens = tokensOf(value, languageWith(words))
  const isShade = (token: Token): boolean =>
    isPaint(token) ||
    isA(token, 'comparative', 'quality', 'a') ||
    [...token.entry.known].some((one) => one.startsWith('adjective'))
  return (
    tokens.some((token) => isPaint(token) && !isA(token, 'comparative')) && tokens.every(isShade)
  )
}

/** A step with another colour or material in the place of its own; null where it brought none. */
export function recoloured(
  { changes: [change, ...others], words }: Pick<Past, 'changes' | 'words'>,
  value: string,
): string | null {
  if (!change?.result || others.length > 0 || change.kind === 'text') return null
  const text = bare(change.alone)
  const at = findWords(text, change.result.text)
  if (!at) return null
  const language = languageWith(words)
  const isSame = topicOf(tokensOf(value, language))
  const tokens = tokensOf(change.result.text, language)
  const painted = tokens.filter(isPaint)
  const same = painted.filter((token) => isSame(token))
  const [from] = same
  const to = same.at(-1)
  const isAll = change.kind === 'recolor' || change.kind === 'material'
  if (isAll && painted.length > 0 && painted.at(-1) === tokens.at(-1))
    return asSentence(replaceIt(text, change.result.text, value))
  if (!from || !to) return null
  const inner = value.replace(/^an? /u, '')
  return asSentence(
    `${text.slice(0, at.start + from.start)}${inner}${text.slice(at.start + to.end)}`,
  )
}

/** Colours come in the place of colours, materials in that of materials. */
function topicOf(value: readonly Token[]): (token: Token) => boolean {
  const topics = (['adjective paint', 'adjective material'] as const).filter((topic) =>
    value.some((token) => isA(token, topic)),
  )
  return (token) => isA(token, ...topics)
}
