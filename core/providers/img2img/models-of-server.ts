import * as z from 'zod/mini'
import type { ModelCapabilities } from '../../model.ts'
import { explainImg2imgFailure } from './explain-img2img-failure.ts'
import { loadedModel } from './img2img-info.ts'
import type { Img2imgServer } from './img2img-server.ts'
import { badImg2imgAnswer } from './read-img2img-answer.ts'

const modelsSchema = z.array(
  z.object({ title: z.string().check(z.minLength(1)), model_name: z.optional(z.string()) }),
)

/**
 * Asks a server which models it has: the loaded one first, then all by the title that it takes.
 *
 * @throws RefineError like every call to the server.
 */
export async function modelsOfServer(
  server: Pick<Img2imgServer, 'get'>,
  login: string | null,
  signal: AbortSignal | undefined,
): Promise<readonly ModelCapabilities[]> {
  const sent = await server.get('sd-models', signal)
  if (!sent.ok) throw explainImg2imgFailure(sent.failure, login)
  const parsed = modelsSchema.safeParse(sent.data)
  if (!parsed.success) throw badImg2imgAnswer('is no list of models')
  const named = parsed.data.map(
    ({ title, model_name: name }): ModelCapabilities => ({
      ...loadedModel,
      id: title,
      label: name ?? title,
    }),
  )
  return [loadedModel, ...named]
}
