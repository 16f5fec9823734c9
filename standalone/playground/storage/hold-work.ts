/** How long an earlier tab may take to let go, as while the page is reloading, in milliseconds. */
const patienceMs = 1500

/**
 * Claims the saved work for this tab until the tab closes, so that two tabs never overwrite each other's.
 *
 * @returns false when another tab has it.
 */
export async function holdWork(name: string): Promise<boolean> {
  if (!('locks' in navigator)) return true
  return new Promise((resolve) => {
    navigator.locks
      .request(name, { signal: AbortSignal.timeout(patienceMs) }, () => {
        resolve(true)
        // A lock is held as long as this promise is open: for the tab's whole life.
        return new Promise<never>(() => {})
      })
      .catch(() => resolve(false))
  })
}
