import { expect, test } from 'vitest'
import { chosenKit, distanceOf } from '../../../core/panel/chosen-kit.ts'
import { guideContextOf } from '../../../core/panel/guide-context-of.ts'
import { intentOf, wholeIntentOn } from '../../../core/panel/intent.ts'
import { reduce } from '../../../core/panel/reduce.ts'
import type { ShelfChange } from '../../../core/panel/shelf-state.ts'
import type { PanelState } from '../../../core/panel/state.ts'
import { sendingFacts } from '../../../core/panel/wording/sending-facts.ts'
import { prepared } from './support/sample-choice.ts'
import { acme, withShelves } from './support/sample-shelf.ts'
import { picked, sampleState } from './support/sample-state.ts'

const state = withShelves(sampleState())

function after(before: PanelState, change: ShelfChange): PanelState {
  return reduce(before, { type: 'shelf', change })
}

test('the kit that counts is the one chosen for the document in front', () => {
  expect(chosenKit(state)).toBe(acme)
  const elsewhere = { ...state, picked: { ...picked, document: 'Menu.fig' } }
  expect(chosenKit(elsewhere)).toBeNull()
  expect(chosenKit(after(state, { kind: 'chosen', chosen: { '': 'gone' } }))).toBeNull()
})

test('the document’s own form of a kit wins over the machine’s', () => {
  const own = { ...acme, name: 'Acme 2' }
  const kits = { ...state.shelf.kits!, document: [{ ok: true, id: own.id, item: own } as const] }
  expect(chosenKit(after(state, { kind: 'kits', kits }))?.name).toBe('Acme 2')
})

test('choosing a kit is another request, on the same crop; reading the same once more is not', () => {
  const without = after(state, { kind: 'chosen', chosen: {} })
  expect(without.revision).toBe(state.revision + 1)
  expect(without.sight).toBe(state.sight)
  const again = after(state, { kind: 'kits', kits: structuredClone(state.shelf.kits!) })
  expect(again.revision).toBe(state.revision)
  expect(again.shelf.kits).toBe(state.shelf.kits)
})

test('what the kit adds is in what is asked for, shown before it is sent, and known to advice', () => {
  const asked = reduce(state, { type: 'instruct', text: 'make the light warmer' })
  const intents = [intentOf(asked), wholeIntentOn(asked, picked)]
  for (const intent of intents) {
    expect(intent?.brand?.kit).toBe('Acme')
    expect(intent?.brand?.lines).toContain('no neon.')
    expect(intent?.preserve).toEqual([{ text: 'the logo', kind: 'text' }])
  }
  const facts = sendingFacts({ ...prepared, intent: intents[0]! }, asked)
  expect(facts.find(({ name }) => name === 'Brand kit')?.value).toMatch(/^Acme: .*no neon\.$/)
  expect(guideContextOf(asked, null).kit).toBe(acme)
})

test('without a kit nothing is added', () => {
  const plain = reduce(sampleState(), { type: 'instruct', text: 'make the light warmer' })
  expect(intentOf(plain)).not.toHaveProperty('brand')
  expect(guideContextOf(plain, null)).not.toHaveProperty('kit')
})

test('a measured distance counts for its version and its kit only', () => {
  const one = { share: 0.5, meanDeltaE: 9, nearest: [1] }
  const distance = { version: 'id4', kit: acme, report: { before: one, after: one } }
  const measured = after(state, { kind: 'distance', distance })
  expect(distanceOf(measured, 'id4')).toBe(distance.report)
  expect(distanceOf(measured, 'id2')).toBeNull()
  expect(distanceOf(after(measured, { kind: 'chosen', chosen: {} }), 'id4')).toBeNull()
})
