import type { ProviderAnswer } from '../provider.ts'

/** Thrown where a call is no longer waited for, although it goes on. */
export class LeftAlone extends Error {
  override readonly name = 'LeftAlone'
  readonly answering: Promise<ProviderAnswer>

  constructor(answering: Promise<ProviderAnswer>) {
    super('The call was left alone')
    this.answering = answering
  }
}

/**
 * Waits for an answer until the signal is aborted, and then no longer.
 *
 * @throws LeftAlone at once when the signal is aborted; what the call throws while it is waited for.
 */
export function orLeave(
  answering: Promise<ProviderAnswer>,
  signal: AbortSignal | undefined,
): Promise<ProviderAnswer> {
  if (!signal) return answering
  return new Promise((resolve, reject) => {
    const leave = () => reject(new LeftAlone(answering))
    signal.addEventListener('abort', leave, { once: true })
    const stopListening = () => signal.removeEventListener('abort', leave)
    answering.finally(stopListening).then(resolve, reject)
    if (signal.aborted) leave()
  })
}
