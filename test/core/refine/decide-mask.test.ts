import { expect, test } from 'vitest'
import type { MaskUse } from '../../../core/edit/edit.ts'
import type { MaskCapability } from '../../../core/model.ts'
import { decideMask } from '../../../core/refine/decide-mask.ts'
import { expectRefusal } from '../../hosts/contract/expect-refusal.ts'

const hint: MaskCapability = { meaning: 'alpha 0', kept: 'hint', blanks: false }
const blanking: MaskCapability = { ...hint, blanks: true }
const fill: MaskCapability = { meaning: 'white', kept: 'exact', blanks: true, required: true }
const changes = ['make the light warmer', 'make the cup red', 'turn the table into marble']
const things = ['add a lamp', 'remove the wire', 'replace the cup with a glass', 'Freunde']

function decide(
  instruction: string,
  {
    mask,
    markup = false,
    hasArea = true,
    override = null,
  }: {
    mask: MaskCapability | null
    markup?: boolean
    hasArea?: boolean
    override?: MaskUse | null
  },
) {
  return decideMask({ instruction, model: { label: 'Any', mask, markup }, hasArea, override })
}

test.each([...changes, ...things])(
  'a model that sees what lies under its mask is shown it: %s',
  (text) => {
    expect(decide(text, { mask: hint }).use).toBe('send')
    expect(decide(text, { mask: hint, markup: true }).use).toBe('send')
  },
)

test.each(things)('what is put in, taken away or exchanged is shown by the mask: %s', (text) => {
  expect(decide(text, { mask: blanking }).use).toBe('send')
  expect(decide(text, { mask: blanking, markup: true }).use).toBe('send')
})

test.each(changes)('what has to be seen to be changed is not hidden under a mask: %s', (text) => {
  expect(decide(text, { mask: blanking }).use).toBe('omit')
  expect(decide(text, { mask: blanking, markup: true }).use).toBe('markup')
})

test('a model without masks is told the place in words, and that is said before the call', () => {
  const { use, reason } = decide('add a lamp', { mask: null })
  expect(use).toBe('none')
  expect(reason).toBe(
    'Any takes no mask: it is told the area in words, and everything outside is put back afterwards.',
  )
  expect(decide('add a lamp', { mask: null, override: 'omit' })).toEqual({ use, reason })
  expect(decide('add a lamp', { mask: null, markup: true }).use).toBe('markup')
})

test('without an area there is nothing to show, whatever was set', () => {
  for (const override of [null, 'send', 'omit', 'markup'] as const) {
    expect(decide('add a lamp', { mask: hint, hasArea: false, override }).use).toBe('none')
  }
})

test('what the user set is done', () => {
  for (const override of ['send', 'omit', 'markup'] as const) {
    for (const text of [...changes, ...things]) {
      const made = decide(text, { mask: blanking, markup: true, override })
      expect(made.use).toBe(override)
      expect(made.reason).toMatch(/as you set it[.:]/)
    }
  }
})

test('a model that reads descriptions is told nothing of the place, and that is said', () => {
  const model = { label: 'Any', mask: hint, markup: false, reads: 'descriptions' } as const
  const { reason } = decideMask({
    ...{ instruction: 'a red cup', model, hasArea: true, override: 'omit' },
  })
  expect(reason).toBe(
    'Any is shown no mask, as you set it: it is not told the area, and everything outside is put back afterwards.',
  )
})

test('what the model does not take is refused, not dropped', async () => {
  const later = async (work: () => unknown) => work()
  await expectRefusal(
    later(() => decide('add a lamp', { mask: null, override: 'send' })),
    'bad_setting',
  )
  await expectRefusal(
    later(() => decide('add a lamp', { mask: hint, override: 'markup' })),
    'bad_setting',
  )
})

test('a model that can’t be called without a mask always gets it, and is not called without an area', async () => {
  for (const text of [...changes, ...things]) {
    expect(decide(text, { mask: fill, markup: true }).use).toBe('send')
  }
  expect(decide('add a lamp', { mask: fill, override: 'send' }).use).toBe('send')
  const later = async (work: () => unknown) => work()
  await expectRefusal(
    later(() => decide('add a lamp', { mask: fill, hasArea: false })),
    'bad_setting',
  )
  await expectRefusal(
    later(() => decide('warm the light', { mask: fill, override: 'omit' })),
    'bad_setting',
  )
})
