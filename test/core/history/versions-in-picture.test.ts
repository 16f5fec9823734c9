import { expect, test } from 'vitest'
import { versionsInPicture } from '../../../core/history/versions-in-picture.ts'
import { cupDocument } from './cup-document.ts'

test('a version’s picture is made of everything under it and itself, bottom first', () => {
  const { document, v1, v2 } = cupDocument()
  const { lineage, versions } = versionsInPicture(document.rebuild(), v2)
  expect(lineage.versions).toHaveLength(3)
  expect(versions.map(({ record }) => record.id)).toEqual([v1, v2])
})

test('a version that is gone, or a picture of its own, has none in the source’s place', () => {
  const { document, source, v1 } = cupDocument()
  expect(() => versionsInPicture(document.rebuild(), 'gone')).toThrow(
    expect.objectContaining({ code: 'not_found' }),
  )
  const v4 = document.place(source, v1, { kind: 'reframe' })
  expect(() => versionsInPicture(document.rebuild(), v4)).toThrow(
    expect.objectContaining({
      code: 'not_supported',
      message:
        'Version 4 has another frame than its source, so it has no pixels in the source’s place.',
      hint: 'Pick its own layer instead.',
    }),
  )
})
