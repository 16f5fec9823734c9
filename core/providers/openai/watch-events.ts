import * as z from 'zod/mini'
import type { Candidate } from '../../provider.ts'
import type { ServerEvent } from '../http/read-events.ts'
import { readBase64 } from './load-pictures.ts'

const pictureEvent = z.object({
  type: z.string(),
  b64_json: z.string(),
  usage: z.optional(z.unknown()),
})
const errorEvent = z.object({ error: z.unknown() })

/** What a stream of events came to, so far. */
export interface Watched {
  readonly onEvent: (event: ServerEvent) => void
  /** The finished picture in the shape of an answer that comes in one piece; null before it came. */
  answer(): unknown
  /** What the service says went wrong while it painted; null when it says nothing. */
  failure(): unknown
}

/**
 * Watches a picture being painted (`image_edit.partial_image`, `image_generation.completed` and so on).
 *
 * A half-painted picture that is damaged is passed over: the finished one still comes.
 */
export function watchEvents(onPartial: (candidate: Candidate) => void): Watched {
  let answer: unknown = null
  let failure: unknown = null
  return {
    answer: () => answer,
    failure: () => failure,
    onEvent({ data }) {
      const said = parseJson(data)
      const parsed = pictureEvent.safeParse(said)
      if (!parsed.success) {
        const refused = errorEvent.safeParse(said)
        if (refused.success) failure = said
        return
      }
      const { type, b64_json, usage } = parsed.data
      if (type.endsWith('.completed')) answer = { data: [{ b64_json }], usage }
      else if (type.endsWith('.partial_image')) {
        const bytes = readBase64(b64_json)
        if (bytes) onPartial({ kind: 'file', bytes })
      }
    },
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
