import { composePatch } from '../../../core/edit/compose.ts'
import type { Picture } from '../../../core/image/picture.ts'
import { blurPlane } from '../../../core/image/plane/blur-plane.ts'
import { createPlane, type Plane } from '../../../core/image/plane/plane.ts'
import { type Rect, rectOf } from '../../../core/image/rect.ts'
import { resample } from '../../../core/image/resample.ts'
import { cropMask } from '../../../core/mask/crop-mask.ts'
import { squaredDistances } from '../../../core/mask/distance.ts'
import { createMask, fullMask, type Mask } from '../../../core/mask/mask.ts'
import { finish } from '../../../core/steps.ts'
import type { BenchmarkCase } from '../benchmark-case.ts'
import { addMembrane } from './membrane-only.ts'
import type { Method } from './method.ts'

/**
 * What other tools do with an answer, re-implemented from their sources as rules, not their binaries.
 *
 * None of them registers the answer; they differ in how they draw the edge.
 */
export const peers: readonly Method[] = [
  blended('raw', (region) => fullMask(region.rect)),
  blended('hard-paste', (region) => region),
  // AUTOMATIC1111, modules/processing.py: the mask blurred with sigma 4.
  blended('a1111', (region) => blurred(region, 4)),
  // IOPaint, model/base.py: cv2.GaussianBlur with a kernel of 23, whose sigma OpenCV derives as 3.8.
  blended('iopaint', (region) => blurred(region, 3.8)),
  blended('krita', kritaMask),
  // Fooocus, inpaint_worker.py: 32 dilations, each 8/256 fainter.
  blended('fooocus', (region) => outward(region, (distance) => 1 - (distance * 8) / 256)),
  blended('invoke', (region) => outward(region, (distance) => 1 - invokeFade(distance / 16))),
  {
    name: 'poisson',
    apply: (one) => {
      const region = regionOf(one)
      const picture = addMembrane(stretched(one), one.edit.parent, region)
      return pasted(one.edit.parent, picture, region)
    },
  },
]

function blended(name: string, mask: (region: Mask) => Mask): Method {
  return { name, apply: (one) => pasted(one.edit.parent, stretched(one), mask(regionOf(one))) }
}

function pasted(parent: Picture, color: Picture, coverage: Mask) {
  return {
    picture: composePatch(parent, { rect: rectOf(parent), color, coverage }),
    coverage,
  }
}

function stretched({ edit, drifted }: BenchmarkCase): Picture {
  return resample(drifted.picture, edit.parent)
}

function regionOf({ edit }: BenchmarkCase): Mask {
  const whole: Rect = rectOf(edit.parent)
  return edit.region ? cropMask(edit.region, whole) : fullMask(whole)
}

function blurred({ rect, data }: Mask, sigma: number): Mask {
  const plane: Plane = finish(blurPlane(createPlane(rect, Float32Array.from(data)), sigma))
  return createMask(rect, Uint8Array.from(plane.data, Math.round))
}

/** Fades outward by distance from the region, in pixels. */
function outward({ rect, data }: Mask, fade: (distance: number) => number): Mask {
  const squared = finish(
    squaredDistances(
      Uint8Array.from(data, (value) => (value > 127 ? 1 : 0)),
      rect.width,
      rect.height,
    ),
  )
  const result = createMask(rect)
  for (let i = 0; i < squared.length; i++) {
    const share = Math.min(Math.max(fade(Math.sqrt(squared[i] as number)), 0), 1)
    result.data[i] = Math.round(255 * share)
  }
  return result
}

/** Krita AI diffusion, workflow.py: grown by 4 px and the feather, shrunk by half the blend, and blurred by it. */
function kritaMask(region: Mask): Mask {
  const feather = Math.max(32, 0.1 * Math.hypot(region.rect.width, region.rect.height))
  const blend = 25
  const reach = 4 + feather - blend / 2
  return blurred(
    outward(region, (distance) => (distance <= reach ? 1 : 0)),
    blend / 4,
  )
}

/** InvokeAI's curve through (0,0), (0.2,0.2), (0.8,0.9), (1,1), as straight pieces. */
function invokeFade(t: number): number {
  if (t <= 0.2) return t
  if (t <= 0.8) return 0.2 + ((t - 0.2) * 0.7) / 0.6
  return Math.min(1, 0.9 + (t - 0.8) / 2)
}
