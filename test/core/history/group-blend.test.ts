import { expect, test } from 'vitest'
import { groupBlend } from '../../../core/history/group-blend.ts'

test('a clipped version group is blended as one, another one lets its layers through', () => {
  for (const current of ['asOne', 'through'] as const) {
    expect(groupBlend(true, current)).toBe('asOne')
    expect(groupBlend(false, current)).toBe('through')
  }
})

test('a mode that the user gave a version group stays', () => {
  expect(groupBlend(true, 'own')).toBe('own')
  expect(groupBlend(false, 'own')).toBe('own')
})
