import type { Estimate } from '../../../provider.ts'

/**
 * What calls in a batch cost as a share of the live price, for the models where OpenAI publishes it (its price list, read
 * 2026-09-30). For the others the pages say nothing or deny it, so that the live price is only a ceiling.
 */
const publishedShares: Readonly<Record<string, number>> = {
  'gpt-image-2': 0.5,
  'gpt-image-2-2026-04-21': 0.5,
}

/** Gives the share of the live price that a call in a batch costs; null where none is published. */
export function publishedShare(model: string): number | null {
  return publishedShares[model] ?? null
}

/** Gives what a call costs in a batch: its live price as the ceiling where nothing else is published. */
export function estimateInBatch(model: string, live: Estimate | null): Estimate | null {
  const share = publishedShare(model)
  if (!live || share === null) return live
  const { lowUsd, highUsd, paintedUsd } = live
  return {
    ...live,
    lowUsd: lowUsd * share,
    highUsd: highUsd * share,
    ...(paintedUsd !== undefined && { paintedUsd: paintedUsd * share }),
  }
}
