import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPicture } from '../../../core/image/picture.ts'
import { decodePng } from '../../../core/image/png/decode-png.ts'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import { pixelJobs, runInline } from '../../../core/worker.ts'
import { fromPictureFile, toPictureFile } from '../../../figma-plugin/ui/storage/picture-form.ts'

const jobs = runInline(pixelJobs)

test('any bytes come back exactly, and what is put away is always a PNG', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 200 }),
      fc.array(
        fc.record({
          width: fc.integer({ min: 1, max: 7 }),
          height: fc.integer({ min: 1, max: 7 }),
        }),
        {
          maxLength: 2,
        },
      ),
      async (bytes, sizes) => {
        const { form, file } = await toPictureFile(bytes, sizes, jobs)
        expect(() => decodePng(file)).not.toThrow()
        expect(await fromPictureFile(form, file, jobs)).toEqual(bytes)
      },
    ),
  )
})

test('words of a picture become a picture that people can look at, opaque or not, at either depth', async () => {
  const size = { width: 2, height: 1 }
  const words8 = new Uint8Array([9, 8, 7, 0, 200, 100, 50, 255])
  const rgba8 = await toPictureFile(words8, [{ width: 3, height: 3 }, size], jobs)
  expect(rgba8.form).toBe('rgba8')
  expect(decodePng(rgba8.file).picture).toEqual(createPicture(size, 8, words8))

  const words16 = new Uint8Array([1, 2, 3, 4, 5, 6, 255, 255, 7, 8, 9, 10, 11, 12, 255, 255])
  const rgba16 = await toPictureFile(words16, [size], jobs)
  expect(rgba16.form).toBe('rgba16')
  expect(decodePng(rgba16.file).picture).toMatchObject({ ...size, depth: 16 })
  expect(await fromPictureFile(rgba16.form, rgba16.file, jobs)).toEqual(words16)
})

test('a picture file that Figma takes stays as it is; others are carried', async () => {
  const png = encodePng(createPicture({ width: 3, height: 2 }, 8))
  expect(await toPictureFile(png, [], jobs)).toEqual({ form: 'file', file: png })
  const webp = new Uint8Array([...'RIFF\0\0\0\0WEBPVP8L'].map((letter) => letter.charCodeAt(0)))
  expect((await toPictureFile(webp, [], jobs)).form).toBe('carrier')
  // A header's claim is all that is looked at: 5000 pixels are more than Figma takes.
  const wide = encodePng(createPicture({ width: 5000, height: 1 }, 8))
  const carried = await toPictureFile(wide, [], jobs)
  expect(carried.form).toBe('carrier')
  expect(await fromPictureFile('carrier', carried.file, jobs)).toEqual(wide)
})

test('more than one image can hold is refused with what to do', async () => {
  const bytes = { length: 64 * 1024 * 1024 + 1, subarray: () => new Uint8Array(0) }
  await expect(toPictureFile(bytes as unknown as Uint8Array, [], jobs)).rejects.toMatchObject({
    code: 'too_large',
    message: expect.stringMatching(/larger than an image in Figma/),
  })
})

test('a carrier that was damaged gives nothing', async () => {
  const picture = createPicture({ width: 1, height: 1 }, 8, new Uint8Array([99, 0, 0, 0]))
  expect(await fromPictureFile('carrier', encodePng(picture), jobs)).toBeUndefined()
  await expect(fromPictureFile('rgba8', new Uint8Array([1]), jobs)).rejects.toMatchObject({
    code: 'unreadable_file',
  })
})
