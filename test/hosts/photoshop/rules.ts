import { batchPlayRules } from './rules/batch-play-rules.ts'
import { documentRules } from './rules/document-rules.ts'
import { historyRules } from './rules/history-rules.ts'
import { imagingRules } from './rules/imaging-rules.ts'
import { layerRules } from './rules/layer-rules.ts'
import { modalRules } from './rules/modal-rules.ts'
import type { Rule } from './rules/rule.ts'

/** Everything that the stand-in promises about Photoshop, with where it is stated and what proves it here. */
export const rules: readonly Rule[] = [
  ...modalRules,
  ...historyRules,
  ...batchPlayRules,
  ...layerRules,
  ...documentRules,
  ...imagingRules,
]
