/** What was asked of the stand-in and what it handed out, for tests that count. */
export interface Counts {
  /** Calls by name, such as `core.executeAsModal`, `imaging.getPixels`, `batchPlay:get`, `Layer.name`. */
  readonly calls: ReadonlyMap<string, number>
  /** Trips to Photoshop: every method, every DOM getter and setter, every batchPlay call (not its commands). */
  readonly ipc: number
  /** Bytes of pixels, masks and selections that came out of `imaging`. */
  readonly bytesRead: number
  /** Bytes that went in. */
  readonly bytesWritten: number
  /** Bytes of images that were not disposed yet, and the most of them at any one time. */
  readonly bytesAlive: number
  readonly bytesPeak: number
  /** What made the images that were not disposed yet. */
  readonly images: readonly string[]
  /** How often that call was made. */
  of(name: string): number
  /** Starts all counters again, except those of images that are alive. */
  reset(): void
}

/** The same with the verbs that keep it. */
export interface Counting extends Counts {
  count(name: string, trips: 0 | 1): void
  countRead(bytes: number): void
  countWritten(bytes: number): void
  /** Registers an image; what it gives back takes it out again (once: a second call changes nothing). */
  imageMade(origin: string, bytes: number): () => void
}

/** Makes counters that stand at nothing. */
export function createCounts(): Counting {
  const calls = new Map<string, number>()
  const images = new Map<symbol, { origin: string; bytes: number }>()
  const sums = { ipc: 0, read: 0, written: 0, alive: 0, peak: 0 }
  return {
    calls,
    get ipc() {
      return sums.ipc
    },
    get bytesRead() {
      return sums.read
    },
    get bytesWritten() {
      return sums.written
    },
    get bytesAlive() {
      return sums.alive
    },
    get bytesPeak() {
      return sums.peak
    },
    get images() {
      return [...images.values()].map(({ origin }) => origin)
    },
    of: (name) => calls.get(name) ?? 0,
    reset: () => {
      calls.clear()
      Object.assign(sums, { ipc: 0, read: 0, written: 0, peak: sums.alive })
    },
    count: (name, trips) => {
      calls.set(name, (calls.get(name) ?? 0) + 1)
      sums.ipc += trips
    },
    countRead: (bytes) => {
      sums.read += bytes
    },
    countWritten: (bytes) => {
      sums.written += bytes
    },
    imageMade: (origin, bytes) => {
      const key = Symbol(origin)
      images.set(key, { origin, bytes })
      sums.alive += bytes
      sums.peak = Math.max(sums.peak, sums.alive)
      return () => {
        if (images.delete(key)) sums.alive -= bytes
      }
    },
  }
}
