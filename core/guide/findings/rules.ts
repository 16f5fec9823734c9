import type { Rule } from './rule.ts'
import { conflictBrand } from './rules/conflict-brand.ts'
import { conflictLock } from './rules/conflict-lock.ts'
import { conflictPreserve } from './rules/conflict-preserve.ts'
import { conflictStep } from './rules/conflict-step.ts'
import { contradiction } from './rules/contradiction.ts'
import { evaluative } from './rules/evaluative.ts'
import { failedBefore } from './rules/failed-before.ts'
import { needsRegion } from './rules/needs-region.ts'
import { noAmount } from './rules/no-amount.ts'
import { noPlace } from './rules/no-place.ts'
import { noResult } from './rules/no-result.ts'
import { noTarget } from './rules/no-target.ts'
import { nothingToChange } from './rules/nothing-to-change.ts'
import { polishEarly } from './rules/polish-early.ts'
import { productAltered } from './rules/product-altered.ts'
import { regionTooLarge, regionTooSmall } from './rules/region-size.ts'
import { severalChanges } from './rules/several-changes.ts'
import { textUnquoted } from './rules/text-unquoted.ts'
import { tooLarge } from './rules/too-large.ts'
import { unusable } from './rules/unusable.ts'
import { wholeWithRegion } from './rules/whole-with-region.ts'

/** Everything that is looked for, the most telling first. */
export const rules: readonly Rule[] = [
  unusable,
  nothingToChange,
  conflictLock,
  contradiction,
  conflictPreserve,
  conflictBrand,
  tooLarge,
  evaluative,
  failedBefore,
  conflictStep,
  productAltered,
  textUnquoted,
  severalChanges,
  noTarget,
  noResult,
  noPlace,
  regionTooSmall,
  regionTooLarge,
  needsRegion,
  wholeWithRegion,
  polishEarly,
  noAmount,
]
