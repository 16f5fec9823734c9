import * as z from 'zod/mini'
import type { ModelCapabilities } from '../../model.ts'
import { openaiCompatibleInfo, serversModel } from './openai-compatible-info.ts'

const listSchema = z.object({ data: z.array(z.object({ id: z.string().check(z.minLength(1)) })) })

/**
 * Reads which models a server says it has; the one that is not named comes first.
 *
 * Which of them paint is not told, so all are given. What is no list gives none.
 */
export function modelsOfServer(answer: unknown): readonly ModelCapabilities[] {
  const parsed = listSchema.safeParse(answer)
  const ids = parsed.success ? parsed.data.data.map(({ id }) => id) : []
  const known = (id: string) => openaiCompatibleInfo.models.find((model) => model.id === id)
  return [
    serversModel,
    ...[...new Set(ids)]
      .filter((id) => id !== serversModel.id)
      .map((id) => known(id) ?? { ...serversModel, id, label: id }),
  ]
}
