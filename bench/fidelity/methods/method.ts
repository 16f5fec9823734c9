import type { Report } from '../../../core/edit/report.ts'
import type { Alignment } from '../../../core/edit/settle/alignment.ts'
import type { ChangeMap } from '../../../core/edit/settle/settle.ts'
import type { Picture } from '../../../core/image/picture.ts'
import type { Mask } from '../../../core/mask/mask.ts'
import type { BenchmarkCase } from '../benchmark-case.ts'

/** What a method made of a provider's answer. */
export interface MethodResult {
  /** The finished picture over the crop. */
  readonly picture: Picture
  /** How strongly the answer shows in it; null when that can't be told. */
  readonly coverage: Mask | null
  /** What only our own pipeline knows. */
  readonly report?: Report
  readonly alignment?: Alignment | null
  readonly change?: ChangeMap | null
}

/** One way of bringing an answer into its place. */
export interface Method {
  readonly name: string
  /** @throws RefineError when the method refuses the answer. */
  readonly apply: (one: BenchmarkCase) => MethodResult
}
