import { expect, test } from 'vitest'
import { type Edit, editSchema } from '../../../core/edit/edit.ts'
import { hashEdit } from '../../../core/edit/edit-hash.ts'
import { storeMask } from '../../../core/edit/stored-mask.ts'
import { drawn } from '../mask/arbitrary-mask.ts'

const edit: Edit = {
  source: { width: 40, height: 30, depth: 8, state: 'abc' },
  parent: null,
  instruction: 'make the light warmer',
  region: storeMask(drawn(['##', '#.'])),
  edge: { kind: 'strict' },
  protect: [storeMask(drawn(['#'], { x: 1, y: 1 }))],
  preserve: [{ text: 'the label', kind: 'text' }],
  references: [],
  strength: 0.5,
  provider: 'local',
  model: 'local-1',
  quality: null,
  variations: 1,
  seed: null,
}

test('the hash is 64 hexadecimal digits and the same for the same edit', () => {
  expect(hashEdit(edit)).toMatch(/^[0-9a-f]{64}$/)
  expect(hashEdit(structuredClone(edit))).toBe(hashEdit(edit))
})

test('the order of keys, absent options and another round through JSON do not matter', () => {
  const turned = Object.fromEntries(Object.entries(edit).reverse()) as Edit
  expect(hashEdit(turned)).toBe(hashEdit(edit))
  expect(hashEdit({ ...edit, mix: undefined } as unknown as Edit)).toBe(hashEdit(edit))
  expect(hashEdit(editSchema.parse(JSON.parse(JSON.stringify(edit))))).toBe(hashEdit(edit))
})

test('a mask counts by its place and coverage, not by how it was compressed', () => {
  const region = { ...storeMask(drawn(['##', '#.'])), data: 'compressed in another way' }
  expect(hashEdit({ ...edit, region })).toBe(hashEdit(edit))
})

test('everything that decides the refinement changes the hash', () => {
  const changes: Partial<Edit>[] = [
    { source: { ...edit.source, state: 'abd' } },
    { parent: 'v1' },
    { mix: ['v1', 'v2'] },
    { instruction: 'make the light colder' },
    { region: null },
    { region: storeMask(drawn(['##', '##'])) },
    { region: storeMask(drawn(['##', '#.'], { x: 1, y: 0 })) },
    { edge: { kind: 'soft', px: 4 } },
    { protect: [] },
    { preserve: [] },
    { references: [{ hash: 'f', name: 'a' }] },
    { strength: null },
    { provider: 'openai' },
    { model: 'local-2' },
    { quality: 'high' },
    { variations: 2 },
    { seed: 7 },
  ]
  const hashes = changes.map((change) => hashEdit({ ...edit, ...change }))
  expect(new Set([...hashes, hashEdit(edit)]).size).toBe(changes.length + 1)
})
