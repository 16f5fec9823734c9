import { isRefineError, toPlainError } from '../../errors.ts'
import type { BatchedJob } from './batched-job.ts'
import type { ReadyCall } from './prepare-line.ts'
import { isRefusedAsBatch, submitChunk } from './submit-chunk.ts'

/** Calls that wait until they fill a batch. */
export interface Chunk {
  /** Takes a call in; what no longer fits leaves as a batch first. @throws what {@link submitChunk} throws. */
  add(ready: ReadyCall): Promise<void>
  /** Sends what waits. @throws what {@link submitChunk} throws. */
  flush(): Promise<void>
}

/** Gathers calls into batches that can be sent and whose answers can be read. */
export function createChunk(job: BatchedJob): Chunk {
  const { limits } = job.engine
  let calls: ReadyCall[] = []
  let bytes = 0
  let answerBytes = 0

  async function flush(): Promise<void> {
    const leaving = calls
    calls = []
    bytes = 0
    answerBytes = 0
    if (leaving.length === 0) return
    try {
      await submitChunk(job, leaving)
    } catch (thrown) {
      if (!isRefineError(thrown) || !isRefusedAsBatch(toPlainError(thrown))) throw thrown
      for (const { item } of leaving) job.live.add(item)
    }
  }

  return {
    flush,
    async add(ready) {
      const { line } = ready
      const isFull =
        calls.length + 1 > limits.lines ||
        bytes + line.text.length > limits.bytes ||
        answerBytes + line.answerBytes > limits.answerBytes
      if (isFull) await flush()
      calls.push(ready)
      bytes += line.text.length
      answerBytes += line.answerBytes
    },
  }
}
