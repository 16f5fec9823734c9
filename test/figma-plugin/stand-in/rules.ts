import { documentRules } from './rules/document-rules.ts'
import { instanceRules } from './rules/instances-rules.ts'
import { layoutRules } from './rules/layout-rules.ts'
import { nodeRules } from './rules/nodes-rules.ts'
import { pictureRules } from './rules/pictures-rules.ts'
import type { Rule } from './rules/rule.ts'
import { runningRules } from './rules/running-rules.ts'

/** Everything that the stand-in promises about Figma, with where it is stated and what proves it here. */
export const rules: readonly Rule[] = [
  ...runningRules,
  ...pictureRules,
  ...nodeRules,
  ...layoutRules,
  ...instanceRules,
  ...documentRules,
]
