/** What a server can do to the pixels of its answer. */
export const pixelFaults = [
  'ignores the mask',
  'shifts',
  'rescales',
  'recolours',
  'drifts',
  'wrong size',
  'odd size',
  'JPEG for PNG',
  'alpha',
  'blank',
] as const

/** What a server can do to the body of an answer that says 200. */
export const bodyFaults = [
  'cut picture',
  'cut body',
  'cut stream',
  'no picture',
  'empty body',
  'no JSON',
  'HTML page',
  'huge body',
] as const

/** What a server can do to a connection. */
export const wireFaults = [
  'slow',
  'hangs',
  'hangs in the body',
  'resets before headers',
  'resets in the body',
  'redirects',
] as const

/** How a server can say no; each dialect has its own status and words for it. */
export const refusals = [
  'bad request',
  'bad size',
  'bad image',
  'unknown field',
  'bad key',
  'not verified',
  'unknown model',
  'rate limit',
  'out of credit',
  'refused input',
  'refused output',
  'failed',
  'unavailable',
  'HTML error',
] as const

export type PixelFault = (typeof pixelFaults)[number]
export type BodyFault = (typeof bodyFaults)[number]
export type WireFault = (typeof wireFaults)[number]
export type Refusal = (typeof refusals)[number]

/** One way to misbehave; every dialect knows them all. */
export type Fault = PixelFault | BodyFault | WireFault | Refusal

/** Tells whether a fault is a plain no, which no picture is painted for. */
export function isRefusal(fault: Fault | null): fault is Refusal {
  return refusals.some((one) => one === fault)
}

/** What a server has been told to do to the calls that come. */
export interface Faults {
  /** Misbehaves from now on (null: behaves again), or for so many calls only. */
  misbehave(fault: Fault | null, calls?: number): void
  /** Lets all answers go that are held back, now and from now on. */
  release(): void
}

/** The server's side of {@link Faults}. */
export interface FaultsInside extends Faults {
  /** What is to be done to the next call. */
  take(): Fault | null
  /** Whether nothing is wrong any more, also for calls that were taken before. */
  isWell(): boolean
  /** Resolves once answers are let go. */
  readonly released: Promise<void>
}

/** Makes the switchboard of one server, which behaves at first. */
export function createFaults(): FaultsInside {
  let current: Fault | null = null
  let left = Number.POSITIVE_INFINITY
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  return {
    misbehave(fault, calls = Number.POSITIVE_INFINITY) {
      current = fault
      left = calls
    },
    release: () => release(),
    isWell: () => current === null,
    take() {
      if (left <= 0) return null
      left--
      return current
    },
    released,
  }
}
