import type { FalQueue, OpenFalQueue } from './fal-queue.ts'

/** Opens fal's queue with its own client, which is loaded with the first call. */
export const falQueueWithClient: OpenFalQueue = (access) => {
  let opened: Promise<FalQueue> | null = null
  const queue = () => {
    opened ??= import('./fal-client.ts').then(({ openByClient }) => openByClient(access))
    return opened
  }
  return {
    submit: async (...call) => (await queue()).submit(...call),
    status: async (...call) => (await queue()).status(...call),
    result: async (...call) => (await queue()).result(...call),
    cancel: async (...call) => (await queue()).cancel(...call),
  }
}
