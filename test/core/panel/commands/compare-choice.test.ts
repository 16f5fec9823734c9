import { afterEach, expect, test } from 'vitest'
import { repainted } from '../../guide/look/pictures.ts'
import { openDesk } from '../../refine/desk.ts'
import { createScriptedProvider, type Script } from '../../refine/scripted-provider.ts'
import { ask, closePanels, openPanel } from '../support/open-panel.ts'

afterEach(closePanels)

const brighter: Script = ({ picture }) =>
  [12, 40, 12].map((by) => repainted(picture, ([r, g, b]) => [r + by, g + by, b + by]))

test('what measurably differs is said of each candidate once it is worked out', async () => {
  const panel = await openPanel(brighter)
  ask(panel)
  panel.store.setUp({ variations: 3 })
  await panel.store.refine()
  const { choice } = await panel.until((state) => state.choice?.differences !== undefined)
  expect(choice?.differences?.[1]).toMatch(/^brighter \+1\d · .*changed 100 % \(all over\)$/u)
  expect(choice?.differences?.[2]).toBe('same as 1')
})

test('candidates can be chosen where they could not be compared', async () => {
  const desk = await openDesk(createScriptedProvider(brighter))
  let asked = 0
  const compareCandidates = async () => {
    asked++
    throw new TypeError('Expected pictures of one size')
  }
  const work = { ...desk.deps.work, compareCandidates }
  const panel = await openPanel(undefined, { desk, deps: { work } })
  ask(panel)
  panel.store.setUp({ variations: 3 })
  await panel.store.refine()
  expect(asked).toBe(1)
  expect(panel.store.getState().choice?.differences).toBeUndefined()
  await panel.store.accept()
  expect(panel.store.getState()).toMatchObject({ choice: null, problem: null })
})
