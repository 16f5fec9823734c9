import { expect, test } from 'vitest'
import { createMask } from '../../../../core/mask/mask.ts'
import type { MaskMeaning } from '../../../../core/model.ts'
import type { ProviderInfo } from '../../../../core/provider.ts'
import { img2imgInfo, loadedModel } from '../../../../core/providers/img2img/img2img-info.ts'
import { encodeMask, punchHole } from '../../../../core/providers/mask/encode-mask.ts'
import { maskPictures } from '../../../../core/providers/mask/mask-pictures.ts'
import { colorful } from '../local/local-request.ts'

const picture = colorful(4, 2)
const mask = createMask({ x: 1, y: 0, width: 2, height: 1 }, Uint8Array.of(255, 1))

function infoWith(meaning: MaskMeaning | null): ProviderInfo {
  const takes = meaning && ({ meaning, kept: 'hint', blanks: false } as const)
  return { ...img2imgInfo, models: [{ ...loadedModel, mask: takes }] }
}

test.each(['alpha 0', 'clear', 'white', 'black', 'opaque'] as const)(
  'a mask goes to a model that reads “%s” as just that',
  (meaning) => {
    const sent = maskPictures(infoWith(meaning), { model: 'loaded', picture, mask })
    expect(sent).toEqual({ picture, mask: encodeMask(mask, picture, meaning) })
  },
)

test('a model that reads holes is sent the picture with one, and no mask', () => {
  const sent = maskPictures(infoWith('hole'), { model: 'loaded', picture, mask })
  expect(sent).toEqual({ picture: punchHole(picture, mask), mask: null })
})

test('a model that only its server knows reads masks like the usual one', () => {
  const sent = maskPictures(infoWith('black'), { model: 'sd_xl [abc]', picture, mask })
  expect(sent.mask).toEqual(encodeMask(mask, picture, 'black'))
})

test('without a mask the picture goes as it is, whatever the model takes', () => {
  const sent = maskPictures(infoWith(null), { model: 'loaded', picture, mask: null })
  expect(sent).toEqual({ picture, mask: null })
})

test('a mask to a model that takes none is a mistake', () => {
  expect(() => maskPictures(infoWith(null), { model: 'loaded', picture, mask })).toThrow(
    new RangeError('Expected a model that takes masks but received "loaded"'),
  )
})
