import type { HttpAccess } from './http-call.ts'

const ownMachine =
  /^https?:\/\/(?:localhost|[^/]*\.localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\])(?=[:/]|$)/iu

/** Tells whether nothing can be reached at an address now; the own machine always can be. */
export function isSurelyOffline(url: string, { isOnline }: Pick<HttpAccess, 'isOnline'>): boolean {
  return isOnline?.() === false && !ownMachine.test(url)
}
