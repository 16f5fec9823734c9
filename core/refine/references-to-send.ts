import { sizeWithin } from '../edit/offered-sizes.ts'
import { fitsWire, sizesOnWire } from '../edit/wire-limits.ts'
import type { ModelCapabilities } from '../model.ts'
import type { ProviderRequest } from '../provider.ts'
import { signalIn } from './parent-pixels.ts'
import type { Intent, RefineDeps, RefineOptions } from './refinement.ts'

/** References as they leave the machine, with what is to be said about them. */
export interface SentReferences {
  readonly references: ProviderRequest['references']
  readonly notes: readonly string[]
}

/** Gives the further pictures of a request, scaled down where one is more than the request can carry; that is noted. */
export async function referencesToSend(
  { work }: Pick<RefineDeps, 'work'>,
  { references }: Pick<Intent, 'references'>,
  { wire }: ModelCapabilities,
  options: RefineOptions,
): Promise<SentReferences> {
  const pictures = { alpha: true, masked: false }
  if (!wire || references.every(({ picture }) => fitsWire(picture, wire, pictures))) {
    return { references, notes: [] }
  }
  const notes: string[] = []
  const sent: ProviderRequest['references'][number][] = []
  for (const reference of references) {
    const { picture, name } = reference
    const maxEdge = Math.max(picture.width, picture.height)
    const rule = { kind: 'any', maxPixels: maxEdge * maxEdge, maxEdge } as const
    const carried = sizesOnWire(rule, wire, pictures)
    if (carried?.kind !== 'any' || fitsWire(picture, wire, pictures)) {
      sent.push(reference)
      continue
    }
    const size = sizeWithin(picture, carried)
    const fit = { picture, size, depth: picture.depth, alpha: true }
    sent.push({ ...reference, picture: await work.fitToModel(fit, signalIn(options)) })
    notes.push(`“${name}” was sent at ${size.width}×${size.height}: one request can’t carry more.`)
  }
  return { references: sent, notes }
}
