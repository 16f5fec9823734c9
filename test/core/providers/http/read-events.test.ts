import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toUtf8 } from '../../../../core/bytes.ts'
import { readEvents, type ServerEvent } from '../../../../core/providers/http/read-events.ts'

function eventsOf(bytes: Uint8Array, cuts: readonly number[] = []): readonly ServerEvent[] {
  const events: ServerEvent[] = []
  const reader = readEvents((event) => events.push(event))
  const ends = [...cuts].map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b)
  let from = 0
  for (const to of [...ends, bytes.length]) {
    // The piece's memory is used again for the next one, as some platforms do.
    const piece = bytes.slice(from, to)
    reader.push(piece)
    piece.fill(0)
    from = to
  }
  return events
}

const text =
  ': a remark\nevent: image_edit.partial_image\r\ndata: {"schön":"雪"}\r\n\r\ndata:one\rdata: two\r\rid: 7\n\ndata\n\ndata: cut off'
const expected = [
  { name: 'image_edit.partial_image', data: '{"schön":"雪"}' },
  { name: null, data: 'one\ntwo' },
  { name: null, data: '' },
]

test('events are read with their names, over all three ends of a line', () => {
  expect(eventsOf(toUtf8(text))).toEqual(expected)
})

test('where a stream is cut into pieces changes nothing, also within a letter', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 12 }), (cuts) => {
      expect(eventsOf(toUtf8(text), cuts)).toEqual(expected)
    }),
  )
})
