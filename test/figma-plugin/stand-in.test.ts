import { expect, test } from 'vitest'
import { createPicture } from '../../core/image/picture.ts'
import { encodePng } from '../../core/image/png/encode-png.ts'
import { callJobs } from '../../core/worker/call-jobs.ts'
import { documentOverJobs } from '../../figma-plugin/document-jobs.ts'
import { openSandbox } from './sandbox.ts'

test('the built plugin answers about what is selected, and hands out its file', async () => {
  const sandbox = await openSandbox()
  const png = encodePng(createPicture({ width: 8, height: 6 }, 8))
  const hash = sandbox.hand.addImage(png)
  const id = sandbox.hand.addNode({
    type: 'RECTANGLE',
    name: 'Cup',
    fills: [{ type: 'IMAGE', scaleMode: 'FILL', imageHash: hash }],
  })
  sandbox.hand.select([id])
  const document = documentOverJobs(callJobs(sandbox.port))
  expect(await document.look(null)).toMatchObject({
    page: '0:1',
    selection: [{ id, name: 'Cup', fills: [{ imageHash: hash }] }],
  })
  expect(await document.imageFile(hash)).toEqual(png)
  expect(await document.imageSize(hash)).toEqual({ width: 8, height: 6 })
  expect(sandbox.log).toEqual([])
  sandbox.close()
})
