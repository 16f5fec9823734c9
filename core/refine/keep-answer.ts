import type { ProviderAnswer } from '../provider.ts'
import type { RefineDeps } from './refinement.ts'

/** Keeps an answer; a full store must not cost the user the pictures, so then they are only remarked upon. */
export async function keepAnswer(
  { ledger }: Pick<RefineDeps, 'ledger'>,
  call: string,
  answer: ProviderAnswer,
): Promise<readonly string[]> {
  try {
    await ledger.arrived(call, answer)
    return []
  } catch {
    return ['The answer could not be stored on this machine: place it before you close this panel.']
  }
}
