import * as z from 'zod/mini'
import type { JobEvent, JobPort } from '../../core/worker/job.ts'

const startSchema = z.object({
  pentimento: z.literal('start'),
  jpegDecoder: z.instanceof(Uint8Array<ArrayBufferLike>),
})

/** The panel's first message to a worker: the JPEG decoder's WebAssembly, which the worker's program does not carry. */
export type StartMessage = z.infer<typeof startSchema>

/** Calls back with the panel's first message, once; ignores messages that are none of ours. */
export function onStart(port: JobPort, start: (message: StartMessage) => void): void {
  const onMessage = ({ data }: JobEvent) => {
    const { data: message } = startSchema.safeParse(data)
    if (!message) return
    port.removeEventListener('message', onMessage)
    start(message)
  }
  port.addEventListener('message', onMessage)
  port.start?.()
}
