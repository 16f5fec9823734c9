import * as z from 'zod/mini'
import { fromBase64 } from '../../bytes.ts'
import { RefineError } from '../../errors.ts'
import type { Candidate, ProviderAnswer } from '../../provider.ts'
import { loadedModel } from './img2img-info.ts'

const answerSchema = z.object({
  images: z.array(z.string()).check(z.minLength(1)),
  parameters: z.optional(z.unknown()),
  info: z.optional(z.unknown()),
})
const parametersSchema = z.object({
  batch_size: z.catch(z.optional(z.int()), undefined),
  n_iter: z.catch(z.optional(z.int()), undefined),
})
/** What `info` says, once its text is parsed. */
const infoSchema = z.object({
  all_seeds: z.catch(z.optional(z.array(z.number())), undefined),
  seed: z.catch(z.optional(z.number()), undefined),
  index_of_first_image: z.catch(z.optional(z.int()), undefined),
  batch_size: z.catch(z.optional(z.int()), undefined),
  sd_model_name: z.catch(z.optional(z.nullable(z.string())), undefined),
})

/**
 * Reads the answer to a call for pictures: one candidate for each painted picture, each with its seed.
 *
 * Servers that are set to do so put a sheet with all pictures before them and drawings of what guided them behind:
 * `info` says where the pictures begin, `parameters` how many there are.
 *
 * @throws RefineError `bad_answer` when there is no picture in it.
 */
export function readImg2imgAnswer(
  answer: unknown,
  wanted: { readonly model: string; readonly variations: number },
): ProviderAnswer {
  const parsed = answerSchema.safeParse(answer)
  if (!parsed.success) throw badImg2imgAnswer('has no picture in it')
  const { images } = parsed.data
  const info = infoSchema.safeParse(parseText(parsed.data.info)).data ?? {}
  const parameters = parametersSchema.safeParse(parsed.data.parameters).data ?? {}
  const count =
    (parameters.batch_size ?? info.batch_size ?? wanted.variations) * (parameters.n_iter ?? 1)
  const first = firstOf(images.length, count, info.index_of_first_image)
  const seeds = info.all_seeds ?? (info.seed === undefined ? [] : [info.seed])
  const otherModel = paintedByAnother(wanted.model, info.sd_model_name)
  const candidates = images.slice(first, first + count).map((image, index): Candidate => {
    const seed = seeds[index]
    const remarks = [seed === undefined ? '' : `Seed ${seed}.`, otherModel].filter((text) => text)
    return {
      kind: 'file',
      bytes: readImage(image),
      ...(remarks.length > 0 && { remark: remarks.join(' ') }),
    }
  })
  return { candidates, usage: { costUsd: 0 } }
}

/**
 * Reads base64, with or without a data URL's head.
 *
 * @throws RefineError `bad_answer` when it is none.
 */
export function readImage(image: string): Uint8Array {
  try {
    return fromBase64(image.replace(/^data:[^,]*,/u, ''))
  } catch {
    throw badImg2imgAnswer('holds a picture that is damaged')
  }
}

/** Makes the error for an answer that can't be used; nothing was charged for it. */
export function badImg2imgAnswer(what: string): RefineError {
  return new RefineError(
    'bad_answer',
    `The Stable Diffusion server answered, but the answer ${what}.`,
    {
      hint: 'Check that the address is that of a Stable Diffusion server, and see what its log says.',
      retryable: true,
    },
  )
}

/** Where it is not told, one picture more than was asked for is the sheet. */
function firstOf(images: number, count: number, told: number | undefined): number {
  const first = told ?? (count > 1 && images === count + 1 ? 1 : 0)
  return first >= 0 && first < images ? first : 0
}

/** A server that does not have a model paints with the loaded one and says nothing. */
function paintedByAnother(wanted: string, painted: string | null | undefined): string {
  if (wanted === loadedModel.id || !painted) return ''
  const isSame = plainName(wanted) === plainName(painted)
  return isSame ? '' : `The server painted with ${painted}, as it has no ${wanted}.`
}

/** "folder/name.safetensors [6ce0161689]" and "name" are the same model. */
function plainName(model: string): string {
  return model
    .replace(/\s*\[[0-9a-f]+\]$/iu, '')
    .replace(/^.*[\\/]/u, '')
    .replace(/\.(?:safetensors|ckpt|gguf|pt)$/iu, '')
    .toLowerCase()
}

function parseText(info: unknown): unknown {
  if (typeof info !== 'string') return info
  try {
    return JSON.parse(info)
  } catch {
    return undefined
  }
}
