import type { Rule } from './rule.ts'

/** Everything that is looked for, the most telling first. */
export const rules: readonly Rule[] = []
