import { expect, test } from 'vitest'
import { fileName } from '../../../../core/panel/wording/file-name.ts'
import { paletteText } from '../../../../core/panel/wording/kit-words.ts'

test('how much has the brand’s colours is said with how much had them before', () => {
  const before = { share: 0.12, meanDeltaE: 21.34, nearest: [1] }
  const after = { share: 0.64, meanDeltaE: 6.2, nearest: [1] }
  expect(paletteText({ before, after }).replace(/\u202f/g, ' ')).toBe(
    '64 % in its colours (6.2 ΔE on average); before: 12 % in its colours (21.3 ΔE on average)',
  )
})

test('a file is named after what it holds, in letters that every system takes', () => {
  expect(fileName({ kind: 'brand-kit', name: 'Acme / Café!' })).toBe('brand-kit-acme-café.json')
  expect(fileName({ kind: 'recipe', name: '—' })).toBe('recipe.json')
})
