import { expect, test } from 'vitest'
import { modelIn } from '../../core/model.ts'
import { loadedModel } from '../../core/providers/img2img/img2img-info.ts'

test.each([
  ['events', true, 'events'],
  ['events', false, false],
  ['polled', true, 'polled'],
  ['polled', false, 'polled'],
  [false, true, false],
] as const)(
  'a model watched by %s, where answers can be read while they come: %s, is watched by %s',
  (streaming, streams, left) => {
    expect(modelIn({ ...loadedModel, streaming }, { streams }).streaming).toBe(left)
  },
)
