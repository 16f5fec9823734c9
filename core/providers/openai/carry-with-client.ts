import type { OpenaiTransport } from './openai-transport.ts'

/** Carries calls by OpenAI's own client, which is loaded with the first call. */
export const carryWithClient: OpenaiTransport = async (...call) => {
  const { carryByClient } = await import('./openai-client.ts')
  return carryByClient(...call)
}
