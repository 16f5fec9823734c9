import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readLines } from '../../../../../core/providers/openai/batch/read-lines.ts'

function inPieces(text: string, length: number): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  return new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += length) {
        controller.enqueue(bytes.slice(at, at + length))
      }
      controller.close()
    },
  })
}

async function linesOf(text: string, length: number): Promise<string[]> {
  const lines: string[] = []
  for await (const line of readLines(inPieces(text, length))) lines.push(line)
  return lines
}

test('lines come whole, however the text is cut into pieces', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'binary' }).filter((line) => /^\S+$/u.test(line))),
      fc.integer({ min: 1, max: 9 }),
      async (lines, length) => {
        expect(await linesOf(lines.join('\n'), length)).toEqual(lines)
        expect(await linesOf(`${lines.join('\r\n\n')}\n`, length)).toEqual(lines)
      },
    ),
    { numRuns: 30 },
  )
})

test('no text has no lines', async () => {
  expect(await linesOf('', 3)).toEqual([])
})
