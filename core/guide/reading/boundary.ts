import { isA, isJoint } from './clause.ts'
import { beginsKeep } from './keep-clause.ts'
import { runsOn } from './run-on.ts'
import type { Token } from './tokens.ts'

/** A place where something else may begin. */
export interface Boundary {
  /** The first token after it. */
  readonly next: number
  /** `sentence` nearly always divides, `and` only where grammar leaves no doubt, `run` has no mark at all. */
  readonly strength: 'sentence' | 'then' | 'comma' | 'and' | 'while' | 'keep' | 'run'
}

/** What divides at this token, if anything does; "`, and then`" is one boundary. */
export function boundaryAt(tokens: readonly Token[], at: number, from: number): Boundary | null {
  let next = at
  while (dividesAt(tokens, next)) next++
  if (next > at) {
    const run = tokens.slice(at, next)
    const has = (test: (token: Token) => boolean): boolean => run.some(test)
    const isAnnounced = has(({ low }) => low === ':') && isAnnouncement(tokens, from, at)
    if (isAnnounced || has(({ kind, low }) => kind === 'stop' || low === ';')) {
      return { next, strength: 'sentence' }
    }
    if (has((token) => isA(token, 'next'))) return { next, strength: 'then' }
    if (has((token) => isA(token, 'while'))) return { next, strength: 'while' }
    return { next, strength: has(({ kind }) => kind === 'mark') ? 'comma' : 'and' }
  }
  if (at === from) return null
  if (isKeepInside(tokens, at)) return { next: at, strength: 'keep' }
  return runsOn(tokens, from, at) ? { next: at, strength: 'run' } : null
}

/** "Make these changes:" */
export function isAnnouncement(tokens: readonly Token[], from: number, to: number): boolean {
  return to - from <= 8 && tokens.slice(from, to).some((token) => isA(token, 'list'))
}

function dividesAt(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  return token?.kind === 'stop' || isJoint(token) || isA(token, 'next', 'but', 'while')
}

/** "… without changing the label", "… with the label unchanged", "… keeping the label", "… except the label". */
function isKeepInside(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  const mayBegin =
    isA(token, 'without', 'except', 'ensure', 'with') ||
    (isA(token, 'preposition') && tokens.length > at + 2) ||
    (isA(token, 'keep') && isA(token, 'gerund'))
  return mayBegin && beginsKeep(tokens, at, nextBoundary(tokens, at + 1))
}

/** Where the words that belong together closely end: at the next mark or joining word. */
export function nextBoundary(tokens: readonly Token[], from: number): number {
  for (let at = from; at < tokens.length; at++) {
    if (dividesAt(tokens, at) && at > from) return at
  }
  return tokens.length
}
