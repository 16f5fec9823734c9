import { expect, test } from 'vitest'
import { createPicture } from '../../core/image/picture.ts'
import { encodePng } from '../../core/image/png/encode-png.ts'
import { callJobs } from '../../core/worker/call-jobs.ts'
import { documentOverJobs } from '../../figma-plugin/document-jobs.ts'
import { openSandbox } from './sandbox.ts'

test('the built plugin answers in an open document', async () => {
  const sandbox = await openSandbox()
  const png = encodePng(createPicture({ width: 8, height: 6 }, 8))
  const hash = sandbox.hand.addImage(png)
  const id = sandbox.hand.addNode({
    type: 'RECTANGLE',
    name: 'Cup',
    width: 80,
    height: 60,
    fills: [{ type: 'IMAGE', scaleMode: 'FILL', imageHash: hash }],
  })
  sandbox.hand.select([id])
  const document = documentOverJobs(callJobs(sandbox.port))
  expect(await document.imageFile(hash)).toEqual(png)
  const written = await document.write({
    expect: [],
    steps: [
      { do: 'clone', of: id, as: 'v1' },
      { do: 'insert', node: '$v1', parent: '0:1', at: { above: id } },
      { do: 'boxLike', node: '$v1', like: id },
      { do: 'set', node: '$v1', name: 'Cup v1' },
      { do: 'data', node: '$v1', key: 'version', value: 'x'.repeat(150000) },
      { do: 'stamp', node: '$v1' },
      { do: 'set', node: id, visible: false },
    ],
  })
    JSON.stringify(
      (await document.scan(null)).nodes.map((n) => [n.id, n.name, Object.keys(n.data)]),
    ),
  )
  sandbox.close()
})
