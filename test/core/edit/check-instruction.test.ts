import { expect, test } from 'vitest'
import { checkInstruction } from '../../../core/edit/check-instruction.ts'
import { isRefineError } from '../../../core/errors.ts'

function refusal(text: string): string {
  try {
    checkInstruction(text)
  } catch (error) {
    if (isRefineError(error)) return `${error.code}: ${error.message}`
  }
  return 'accepted'
}

test('an instruction is trimmed and otherwise kept as typed', () => {
  expect(checkInstruction('  make the light warmer\n')).toBe('make the light warmer')
  expect(checkInstruction('</script> “été” 👩‍🎨 光')).toBe('</script> “été” 👩‍🎨 光')
})

test('composed and decomposed letters become the same', () => {
  expect(checkInstruction('cafe\u0301')).toBe('caf\u00e9')
})

test('control characters go, and line breaks become spaces', () => {
  expect(checkInstruction('warm\u0000er\u001b[31m\r\n\tlight\u0085now\ud800')).toBe(
    'warmer[31m light now',
  )
})

test('an instruction of nothing but spaces and control characters is empty', () => {
  for (const text of ['', '   ', '\n\t', '\u0000\u0007']) {
    expect(refusal(text)).toBe('bad_instruction: The instruction is empty.')
  }
})

test('an instruction may have 4000 characters and no more', () => {
  expect(checkInstruction('x'.repeat(4000))).toHaveLength(4000)
  expect(refusal('x'.repeat(4001))).toMatch(/^bad_instruction: The instruction has 4001 characters/)
  expect(refusal('x'.repeat(10_000))).toBe(
    'bad_instruction: The instruction has 10000 characters; at most 4000 are read carefully.',
  )
})
