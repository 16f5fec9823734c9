import * as z from 'zod/mini'
import type { ProviderAnswer, ProviderRequest } from '../../provider.ts'
import { explainImg2imgFailure } from './explain-img2img-failure.ts'
import type { Img2imgServer } from './img2img-server.ts'
import { badImg2imgAnswer, readImage } from './read-img2img-answer.ts'

const answerSchema = z.object({ image: z.string().check(z.minLength(1)) })
const upscalersSchema = z.array(z.object({ name: z.string() }))

/** Upscalers that only resample, which needs no server. */
const plain = /^(?:none|lanczos|nearest|latent.*)$/iu

/** What one call enlarges, and how. */
export interface UpscaleWanted {
  /** Base64 of a PNG. */
  readonly image: string
  readonly size: ProviderRequest['size']
  /** The upscaler's name; null takes the first that adds detail. */
  readonly upscaler: string | null
  readonly login: string | null
  readonly signal: AbortSignal | undefined
}

/**
 * Enlarges a picture with the server's own upscaler (`POST /sdapi/v1/extra-single-image`), to exactly the size asked
 * for; no words are read.
 *
 * @throws RefineError like every call to the server.
 */
export async function upscaleOnServer(
  server: Pick<Img2imgServer, 'get' | 'post'>,
  { image, size, upscaler, login, signal }: UpscaleWanted,
): Promise<ProviderAnswer> {
  const name = upscaler ?? (await chooseUpscaler(server, signal))
  const sent = await server.post(
    'extra-single-image',
    {
      image,
      // 1: to a size, not by a factor.
      resize_mode: 1,
      upscaling_resize_w: size.width,
      upscaling_resize_h: size.height,
      upscaling_crop: true,
      upscaler_1: name,
    },
    signal,
  )
  if (!sent.ok) throw explainImg2imgFailure(sent.failure, login)
  const parsed = answerSchema.safeParse(sent.data)
  if (!parsed.success) throw badImg2imgAnswer('has no picture in it')
  return {
    candidates: [
      { kind: 'file', bytes: readImage(parsed.data.image), remark: `Enlarged with ${name}.` },
    ],
    usage: { costUsd: 0 },
  }
}

/** A server that does not list its upscalers has at least the one that every release comes with. */
async function chooseUpscaler(
  server: Pick<Img2imgServer, 'get'>,
  signal: AbortSignal | undefined,
): Promise<string> {
  const sent = await server.get('upscalers', signal)
  const names = sent.ok ? (upscalersSchema.safeParse(sent.data).data ?? []) : []
  const real = names.map(({ name }) => name).filter((name) => !plain.test(name))
  return real.find((name) => /r-esrgan 4x\+$/iu.test(name)) ?? real[0] ?? 'R-ESRGAN 4x+'
}
