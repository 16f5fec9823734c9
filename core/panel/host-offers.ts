import type { Host } from '../host.ts'

/** The verbs that not every host has. */
const optionalVerbs = [
  'addSource',
  'pickAll',
  'unpin',
  'choosePicture',
  'removeRegionLayers',
  'flatten',
  'makeFlattenedCopy',
  'editMask',
  'documentTexts',
] as const

/** Which of the optional verbs a host has: the panel offers only those. */
export type HostOffers = Readonly<Record<(typeof optionalVerbs)[number], boolean>>

/** Finds out which optional verbs a host has. */
export function offersOf(host: Pick<Host, (typeof optionalVerbs)[number]>): HostOffers {
  const offers = optionalVerbs.map((verb) => [verb, host[verb] !== undefined])
  return Object.fromEntries(offers) as HostOffers // one entry for each verb, right above
}

/** A host without any optional verb. */
export const noOffers: HostOffers = offersOf({})
