import { findOn } from '../../core/guide/findings/find-on.ts'
import type { Finding } from '../../core/guide/findings/finding.ts'
import type { GuideContext } from '../../core/guide/findings/guide-context.ts'
import { readInstruction } from '../../core/guide/reading/read-instruction.ts'

/** Everything that is found on an instruction. */
export function found(text: string, context: GuideContext = {}): readonly Finding[] {
  return findOn(readInstruction(text), context)
}

/** The kinds that are found, in their order; empty for none. */
export function kindsFound(text: string, context: GuideContext = {}): string {
  return found(text, context)
    .map(({ kind }) => kind)
    .join(' ')
}
