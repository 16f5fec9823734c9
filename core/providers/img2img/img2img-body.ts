import type { Size } from '../../image/rect.ts'
import { loadedModel } from './img2img-info.ts'
import type { Img2imgSettings } from './img2img-settings.ts'

/** What every picture is asked for with, whether it starts from words or from a picture. */
interface PaintBody {
  readonly prompt: string
  readonly negative_prompt?: string
  readonly width: number
  readonly height: number
  readonly batch_size: number
  readonly n_iter: 1
  /** -1: any. */
  readonly seed: number
  readonly steps?: number
  readonly cfg_scale?: number
  readonly sampler_name?: string
  readonly override_settings?: { readonly sd_model_checkpoint: string }
  readonly send_images: true
  readonly save_images: false
}

/** The JSON of `POST /sdapi/v1/txt2img`. */
export type Txt2imgBody = PaintBody

/**
 * The JSON of `POST /sdapi/v1/img2img`.
 *
 * The whole crop is painted at its own size (`inpaint_full_res: false`): left to itself the server would cut out the
 * mask once more, and what it pastes back would no longer be what was planned. The mask's edge is blurred by what the
 * latents need; the true edge is drawn afterwards.
 */
export interface Img2imgBody extends PaintBody {
  readonly init_images: readonly [string]
  readonly denoising_strength: number
  /** 0: the picture has that size already. */
  readonly resize_mode: 0
  readonly include_init_images: false
  readonly mask?: string
  readonly mask_blur?: 4
  /** 1: what lies under the mask is where painting starts from. */
  readonly inpainting_fill?: 1
  readonly inpaint_full_res?: false
  /** 0: what is white changes. */
  readonly inpainting_mask_invert?: 0
}

/** What one call asks for. */
export interface Wanted {
  readonly model: string
  readonly prompt: string
  readonly size: Size
  readonly seed: number | null
  readonly variations: number
}

/** Writes what all calls for a picture have in common. */
export function paintBody(
  { model, prompt, size, seed, variations }: Wanted,
  { steps, guidance, sampler, negative }: Img2imgSettings,
): Txt2imgBody {
  return {
    prompt,
    ...(negative !== null && { negative_prompt: negative }),
    width: size.width,
    height: size.height,
    batch_size: variations,
    n_iter: 1,
    seed: seed ?? -1,
    ...(steps !== null && { steps }),
    ...(guidance !== null && { cfg_scale: guidance }),
    ...(sampler !== null && { sampler_name: sampler }),
    ...(model !== loadedModel.id && { override_settings: { sd_model_checkpoint: model } }),
    send_images: true,
    save_images: false,
  }
}

/** Writes a call that starts from a picture; `image` and `mask` are base64 without a data URL's head. */
export function img2imgBody(
  wanted: Wanted,
  start: {
    readonly image: string
    readonly mask: string | null
    readonly strength: number
  },
  settings: Img2imgSettings,
): Img2imgBody {
  return {
    ...paintBody(wanted, settings),
    init_images: [start.image],
    denoising_strength: start.strength,
    resize_mode: 0,
    include_init_images: false,
    ...(start.mask !== null && {
      mask: start.mask,
      mask_blur: 4,
      inpainting_fill: 1,
      inpaint_full_res: false,
      inpainting_mask_invert: 0,
    }),
  }
}
