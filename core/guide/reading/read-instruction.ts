import type { Language } from '../words/language.ts'
import { changeOf } from './change-of.ts'
import { keepOf } from './keep-of.ts'
import { languageOf } from './language-of.ts'
import { nameAntecedents, type ReadChange } from './name-antecedents.ts'
import type { Reading } from './reading.ts'
import { type Segment, splitClauses } from './split-clauses.ts'
import { tokensOf } from './tokens.ts'

/**
 * Takes an instruction apart into the changes that it asks for and what it says must stay.
 *
 * By grammar and tables of words, without a model: the same text always gives the same reading. A part becomes a change
 * of its own only where its grammar leaves no doubt; joined nouns and adjectives stay one.
 */
export function readInstruction(text: string, language: Language = languageOf(text)): Reading {
  const tokens = tokensOf(text, language)
  const segments = splitClauses(tokens, language)
  const changes = segments.filter(({ kind }) => kind === 'change')
  const keeps = segments.filter(({ kind }) => kind === 'keep')
  return {
    text,
    language: language.id,
    changes: nameAntecedents(
      changes.flatMap((segment) => changeOf(text, tokens, segment, language) ?? []),
      language,
      (alone) => readAlone(alone, language),
    ),
    keeps: keeps.flatMap((segment) => keepOf(text, tokens, segment, language) ?? []),
  }
}

function readAlone(alone: string, language: Language): ReadChange | null {
  const tokens = tokensOf(alone, language)
  const all: Segment = { kind: 'change', range: [0, tokens.length], shared: null }
  return changeOf(alone, tokens, all, language)
}
