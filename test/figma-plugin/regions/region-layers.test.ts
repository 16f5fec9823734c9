import { expect, test } from 'vitest'
import { listRegionLayers } from '../../../figma-plugin/ui/regions/region-layers.ts'
import { fakeDeps } from './fake-deps.ts'
import { aShape, aSource } from './page.ts'

test('shapes and mask layers are listed with their names, topmost first', async () => {
  const deps = fakeDeps([
    aShape({ id: 'low', name: 'Floor', path: [2, 0] }, { preselected: true }),
    aShape({ id: 'mask', name: 'Cut-out', path: [2, 1], isMask: true }),
    aShape({ id: 'high', name: 'Sky', path: [3] }),
    aShape({ id: 'inside', name: 'Label', path: [2, 1, 4] }),
  ])
  expect(await listRegionLayers(deps, aSource())).toEqual([
    { id: 'high', name: 'Sky', kind: 'shape', preselected: false },
    { id: 'inside', name: 'Label', kind: 'shape', preselected: false },
    { id: 'mask', name: 'Cut-out', kind: 'mask', preselected: false },
    { id: 'low', name: 'Floor', kind: 'shape', preselected: true },
  ])
})

test('another picture is no region, but a mask with a picture is', async () => {
  const picture = { type: 'IMAGE', imageHash: 'other' }
  const deps = fakeDeps([
    aShape({ id: 'picture', fills: [{ type: 'SOLID' }, picture] }),
    aShape({ id: 'mask', fills: [picture], isMask: true }),
    aShape({ id: 'hidden picture', fills: [{ ...picture, visible: false }] }),
    aShape({ id: 'text of several styles', fills: null }),
  ])
  const ids = (await listRegionLayers(deps, aSource())).map(({ id }) => id)
  expect(ids.sort()).toEqual(['hidden picture', 'mask', 'text of several styles'])
})

test('hidden layers count; the source itself and what has no outline do not', async () => {
  const deps = fakeDeps([
    aShape({ id: 'hidden', visible: false }),
    aShape({ id: '1:1', name: 'Hero' }),
    aShape({ id: 'empty group', type: 'GROUP', fills: null }, { outlines: [] }),
  ])
  const ids = (await listRegionLayers(deps, aSource())).map(({ id }) => id)
  expect(ids).toEqual(['hidden'])
})

test('a cancelled look lists nothing', async () => {
  const signal = AbortSignal.abort()
  await expect(listRegionLayers(fakeDeps([]), aSource(), { signal })).rejects.toMatchObject({
    code: 'cancelled',
    message: expect.stringMatching(/cancelled/),
  })
})
