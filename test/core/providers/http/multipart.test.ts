import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type FormField, multipart } from '../../../../core/providers/http/multipart.ts'

/** What Node's own reader finds in a form. */
async function parsed(fields: readonly FormField[]) {
  const { contentType, body } = multipart(fields)
  const form = await new Response(body, { headers: { 'content-type': contentType } }).formData()
  return Promise.all(
    [...form].map(async ([name, value]) =>
      typeof value === 'string'
        ? { name, text: value }
        : {
            name,
            fileName: value.name,
            type: value.type,
            file: new Uint8Array(await value.arrayBuffer()),
          },
    ),
  )
}

test('a form is written byte by byte as RFC 7578 says', () => {
  const { contentType, body } = multipart([
    { name: 'prompt', text: 'Grün, 雪' },
    { name: 'image', fileName: 'a.png', type: 'image/png', file: Uint8Array.from([13, 10, 0]) },
  ])
  const boundary = 'pentimento0000000000000000'
  expect(contentType).toBe(`multipart/form-data; boundary=${boundary}`)
  expect(Buffer.from(body).toString('latin1')).toBe(
    [
      `--${boundary}\r\ncontent-disposition: form-data; name="prompt"\r\n\r\n`,
      `${Buffer.from('Grün, 雪').toString('latin1')}\r\n`,
      `--${boundary}\r\ncontent-disposition: form-data; name="image"; filename="a.png"\r\n`,
      'content-type: image/png\r\n\r\n\r\n\0\r\n',
      `--${boundary}--\r\n`,
    ].join(''),
  )
})

test('whatever stands in the fields, another reader finds the same', async () => {
  const text = fc.record({
    name: fc.constantFrom('prompt', 'n', 'image[]'),
    text: fc.string({ unit: 'binary' }).filter((value) => !value.includes('\r')),
  })
  const file = fc.record({
    name: fc.constantFrom('image', 'image[]', 'mask'),
    fileName: fc.constantFrom('a.png', 'image-2.png'),
    type: fc.constant('image/png'),
    file: fc.uint8Array({ maxLength: 200 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(text, file), { maxLength: 4 }), async (fields) => {
      expect(await parsed(fields)).toEqual(
        fields.map((field) =>
          'file' in field ? { ...field, file: Uint8Array.from(field.file) } : field,
        ),
      )
    }),
    { numRuns: 12 },
  )
})

test('a boundary that stands in a file is not used', async () => {
  const file = Buffer.from('…\r\n--pentimento0000000000000000--\r\n…')
  const field = { name: 'image', fileName: 'a.png', type: 'image/png', file }
  const { contentType } = multipart([field])
  expect(contentType).toMatch(/boundary=pentimento0000000000000001$/)
  expect((await parsed([field]))[0]).toMatchObject({ file: Uint8Array.from(file) })
})

test('a name that would have to be escaped is a mistake of ours', () => {
  expect(() => multipart([{ name: 'a"b', text: '' }])).toThrow(TypeError)
})
