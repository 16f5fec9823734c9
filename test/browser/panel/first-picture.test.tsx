import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { PanelState } from '../../../core/panel/state.ts'
import { written } from '../../core/panel/support/sample-choice.ts'
import { everyOffer } from '../../core/panel/support/sample-shapes.ts'
import {
  cloudInfo,
  localInfo,
  samplePicture,
  sampleState,
} from '../../core/panel/support/sample-state.ts'
import { button, showPanel, unmountAll } from './support.tsx'

afterEach(unmountAll)

const sizes = { kind: 'rule' as const, multipleOf: 16, maxEdge: 3840, minPixels: 655_360 }
const painter = {
  ...cloudInfo,
  models: [
    {
      ...cloudInfo.models[0]!,
      sizes: { ...sizes, maxPixels: 8_294_400, maxRatio: 3 },
      generates: 'sketch' as const,
    },
  ],
}

/** Nothing is picked, and the host takes new pictures in. */
function empty(provider: string, changes: Partial<PanelState> = {}): PanelState {
  const state = sampleState({
    picked: null,
    lineages: [],
    offers: everyOffer,
    providers: [localInfo, painter],
    keys: { cloud: true },
    ...changes,
  })
  return { ...state, setup: { ...state.setup, provider } }
}

test('where nothing is picked a first picture can be asked for in words, in a shape', async () => {
  const { store } = showPanel(empty('cloud'))
  await page.getByLabelText('What the picture shows').fill('a cup')
  expect(store.calls.at(-1)).toBe('setFirst({"words":"a cup"})')
  await expect.element(page.getByText('Say what the picture shows.')).toBeVisible()
  store.dispatch({ type: 'first', changes: { words: 'a cup' } })
  await page
    .getByRole('combobox', { name: 'Shape' })
    .selectOptions('Landscape, 1248\u202f×\u202f832 px')
  expect(store.calls.at(-1)).toBe('setFirst({"size":{"width":1248,"height":832}})')
  await button('Make the picture').click()
  expect(store.calls.at(-1)).toBe('makeFirst()')
})

test('a provider that makes none offers those that do', async () => {
  const { store } = showPanel(empty('local'))
  await expect.element(button('Make the picture')).toBeDisabled()
  await button('Cloud Painter').click()
  expect(store.calls).toEqual(['setProvider("cloud")'])
})

test('a picked picture leads to a new one, with itself as sketch', async () => {
  const state = empty('cloud', { picked: written.picked, open: { ...written.open, more: true } })
  const { store } = showPanel({ ...state, draft: written.draft })
  await button('New picture').click()
  await button('Take what shows').click()
  expect(store.calls).toContain('sketchFromShown()')
  const sketch = { name: 'coffee', picture: samplePicture() }
  store.dispatch({ type: 'first', changes: { sketch } })
  await expect.element(page.getByRole('slider', { name: 'Freedom' })).toBeVisible()
  await expect.element(page.getByRole('combobox', { name: 'Shape' })).not.toBeInTheDocument()
  await button('Leave the sketch out').click()
  expect(store.calls.at(-1)).toBe('setFirst({"sketch":null})')
})

test('several first pictures are picked from, and added together', async () => {
  const picture = samplePicture()
  const generation = {
    call: 'c1',
    name: 'a cup',
    pictures: [
      { picture, notes: [] },
      { picture, notes: ['It came at 64×48 instead of 96×64.'] },
    ],
    usage: { costUsd: 0.04 },
  }
  const firstChoice = { generation, previews: [picture, picture], picked: [0] }
  const { store } = showPanel(empty('cloud', { firstChoice }))
  await expect.element(page.getByText('It came at 64×48 instead of 96×64.')).toBeVisible()
  await button('Pick picture 2').click()
  await button('Add 2 pictures').click()
  expect(store.calls).toEqual(['addFirst()'])
  await button('Decide later').click()
  await button('Throw all away').click()
  expect(store.calls).toEqual(['addFirst()', 'postponeFirst()', 'discardFirst()'])
})
