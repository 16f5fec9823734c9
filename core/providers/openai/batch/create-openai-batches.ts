import type { Batch } from 'openai/resources/batches'
import type { BatchEngine, BatchLook } from '../../../batch/engine/batch-engine.ts'
import { toUtf8 } from '../../../bytes.ts'
import { throwIfAborted } from '../../../errors.ts'
import type { OpenaiOptionValues } from '../image-fields.ts'
import { openaiBaseUrl } from '../openai-info.ts'
import { estimateInBatch } from './batch-prices.ts'
import { createReach, type OpenaiBatchAccess } from './reach-openai.ts'
import { readFileLines } from './read-file-lines.ts'
import { readResult } from './read-result.ts'
import { tidyBatch } from './tidy-batch.ts'
import { createPictureUploads, uploadFile } from './upload-file.ts'
import { editsEndpoint, writeLine } from './write-line.ts'

/**
 * OpenAI takes 50,000 lines and 200 MB; answers come back as base64 in one file, so that far fewer are sent at once.
 */
const limits = { lines: 300, bytes: 190_000_000, answerBytes: 600_000_000 } as const

/** The name of ours in a batch's metadata. */
const nameKey = 'pentimento'

/** This machine's clock may be far off, and a batch that is overlooked would be paid for twice: looked for that far back. */
const clockSlackSeconds = 7 * 24 * 3600

/**
 * Makes the engine that paints through OpenAI's Batch API: within a day, at half the price where that is published.
 *
 * Pictures travel as uploaded files, our name in the batch's metadata and each call's id in its `custom_id`.
 * Promise 6: the key goes into the requests' header and nowhere else.
 */
export function createOpenaiBatches(
  access: OpenaiBatchAccess,
  options: OpenaiOptionValues = {},
): BatchEngine {
  const reach = createReach(access)
  const priced = access.baseUrl === openaiBaseUrl
  const uploadPicture = createPictureUploads(reach)
  return {
    label: 'OpenAI’s batch',
    limits,
    estimate: estimateInBatch,
    line: (request, signal) =>
      writeLine(request, options, (picture) => uploadPicture(picture, signal)),

    async submit(name, lines, signal) {
      const bytes = toUtf8(lines.map(({ text }) => text).join(''))
      const file = { name: `${name}.jsonl`, bytes, type: 'application/jsonl' }
      const input_file_id = await uploadFile(reach, file, 'batch', signal)
      throwIfAborted(signal)
      // Without the signal: once it may have left, only its answer tells.
      const { id } = await reach((client) =>
        client.batches.create({
          input_file_id,
          endpoint: editsEndpoint,
          completion_window: '24h',
          metadata: { [nameKey]: name },
        }),
      )
      return id
    },

    find: (name, since, signal) =>
      reach(async (client) => {
        const oldest = since / 1000 - clockSlackSeconds
        for await (const batch of client.batches.list({ limit: 100 }, signal ? { signal } : {})) {
          if (batch.metadata?.[nameKey] === name) return batch.id
          // The newest come first.
          if (batch.created_at < oldest) return null
        }
        return null
      }),

    look: (batch, signal) =>
      reach(async (client) =>
        lookOf(await client.batches.retrieve(batch, signal ? { signal } : {})),
      ),

    async *results(batch, modelOf, signal) {
      const { output_file_id, error_file_id } = await reach((client) =>
        client.batches.retrieve(batch),
      )
      for (const file of [output_file_id, error_file_id]) {
        if (!file) continue
        for await (const line of readFileLines(reach, file, signal)) {
          const result = readResult(line, { key: access.key, priced, modelOf })
          if (result) yield result
        }
      }
    },

    cancel: (batch) => reach(async (client) => void (await client.batches.cancel(batch))),

    tidy: (batch) => tidyBatch(reach, batch),
  }
}

function lookOf({ status, request_counts, errors }: Batch): BatchLook {
  switch (status) {
    case 'completed':
    case 'failed':
    case 'expired':
    case 'cancelled':
      return { kind: 'ended', outcome: status, message: errors?.data?.[0]?.message ?? null }
    default:
      return {
        kind: 'running',
        done: request_counts?.completed ?? 0,
        all: request_counts?.total ?? 0,
      }
  }
}
