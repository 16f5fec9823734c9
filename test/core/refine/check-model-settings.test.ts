import { expect, test } from 'vitest'
import { planIntent, prepare } from '../../../core/refine.ts'
import { type Desk, intentOn, openDesk } from './desk.ts'
import { expectError } from './refusals.ts'
import { createScriptedProvider, repaintEverything } from './scripted-provider.ts'

/** A desk whose clock stands in May 2026. */
function openWith(model: Parameters<typeof createScriptedProvider>[1] = {}): Promise<Desk> {
  return openDesk(createScriptedProvider(repaintEverything, model))
}

test('a level of complexity that the model has is part of the edit, any other is refused', async () => {
  const desk = await openWith({ complexities: ['low', 'high'] })
  const { edit } = await planIntent(desk.deps, intentOn(desk, { complexity: 'low' }))
  expect(edit.complexity).toBe('low')
  await expectError(
    planIntent(desk.deps, intentOn(desk, { complexity: 'none' })),
    'bad_setting',
    /no complexity called “none”/,
    /low, high/,
  )
  const plain = await openWith()
  await expectError(
    planIntent(plain.deps, intentOn(plain, { complexity: 'low' })),
    'bad_setting',
    /no complexity/,
    /Leave the complexity out/,
  )
})

test('a model is used on its last day and refused after it, before anything is read or sent', async () => {
  const last = await openWith({ retires: '2026-05-01' })
  await prepare(last.deps, intentOn(last))
  const gone = await openWith({ retires: '2026-04-30' })
  const host = { ...gone.deps.host, readPixels: () => Promise.reject(new Error('Nothing is read')) }
  await expectError(
    prepare({ ...gone.deps, host }, intentOn(gone)),
    'bad_setting',
    /retired the model “any” on 2026-04-30/,
  )
  expect(gone.provider.requests).toEqual([])
})

test('a model that was retired before is told from one that never was', async () => {
  const desk = await openWith()
  const info = { ...desk.provider.info, retiredModels: { old: '2025-12-31' } }
  const deps = { ...desk.deps, provider: { ...desk.provider, info } }
  await expectError(
    planIntent(deps, intentOn(desk, { model: 'old' })),
    'bad_setting',
    /retired the model “old” on 2025-12-31/,
    /any/,
  )
  await expectError(
    planIntent(deps, intentOn(desk, { model: 'odd' })),
    'bad_setting',
    /has no model called “odd”/,
  )
})
