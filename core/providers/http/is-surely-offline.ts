import type { HttpAccess } from './http-call.ts'
import { isOwnMachine } from './is-own-machine.ts'

/** Tells whether nothing can be reached at an address now; the own machine always can be. */
export function isSurelyOffline(url: string, { isOnline }: Pick<HttpAccess, 'isOnline'>): boolean {
  return isOnline?.() === false && !isOwnMachine(url)
}
