import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createPicture } from '../../core/image/picture.ts'
import { encodePng } from '../../core/image/png/encode-png.ts'
import { callJobs } from '../../core/worker/call-jobs.ts'
import { documentOverJobs } from '../../figma-plugin/document-jobs.ts'
import { openSandbox } from './sandbox.ts'
import { rules } from './stand-in/rules.ts'

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

test('every rule names a test of its own, and every test a rule', async () => {
  const files = await readdir(import.meta.dirname)
  const ruled = files.filter((name) => /^stand-in-(?!hand).*\.test\.ts$/.test(name))
  const sources = await Promise.all(
    ruled.map((name) => readFile(join(import.meta.dirname, name), 'utf8')),
  )
  // A test's name is the first text after `test(` or after the table of `test.each`.
  const names = sources.flatMap((source) =>
    [...source.matchAll(/^(?:test|[^\n]*\))\(\n? *'([^'\n]+)',\n? *(?:async|\()/gm)].map(
      ([, name]) => name,
    ),
  )
  expect(names.length).toBeGreaterThan(80)
  expect(rules.map(({ test }) => test).sort()).toEqual(names.sort())
})
