import * as z from 'zod/mini'
import { workThrough } from '../../../batch/work-through.ts'
import type { ReachOpenai } from './reach-openai.ts'
import { readFileLines } from './read-file-lines.ts'

const lineSchema = z.object({
  body: z.object({
    images: z.array(z.object({ file_id: z.string() })),
    mask: z.optional(z.object({ file_id: z.string() })),
  }),
})

const deletedAtOnce = 4

/**
 * Deletes what a batch wrote and what was uploaded for it: its lines, and the picture and mask of each.
 *
 * Further pictures that lines refer to may serve other batches; they delete themselves after some days.
 */
export async function tidyBatch(reach: ReachOpenai, batch: string): Promise<void> {
  const { input_file_id, output_file_id, error_file_id } = await reach((client) =>
    client.batches.retrieve(batch),
  )
  const files: string[] = []
  for await (const line of readFileLines(reach, input_file_id)) files.push(...filesOf(line))
  for (const file of [output_file_id, error_file_id, input_file_id]) if (file) files.push(file)
  await workThrough(files, deletedAtOnce, async (file) => {
    // One that is gone already, or can't be deleted, must not keep the others.
    await reach((client) => client.files.delete(file)).catch(() => undefined)
    return true
  })
}

function filesOf(line: string): readonly string[] {
  const { data } = lineSchema.safeParse(parseJson(line))
  const own = [data?.body.images[0], data?.body.mask]
  return own.flatMap((file) => (file ? [file.file_id] : []))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
