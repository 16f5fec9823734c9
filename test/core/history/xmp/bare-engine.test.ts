import { createContext, runInContext } from 'node:vm'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { root } from '../../../../scripts/root.ts'

test('metadata is read and written where there is no parser, no DOM and no text codec', async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        export { readXmp } from './core/history/xmp/read-xmp.ts'
        export { writeXmp } from './core/history/xmp/write-xmp.ts'`,
      resolveDir: root,
    },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'xmp',
    target: 'es2020',
  })
  const bare = createContext({})
  const read = runInContext(
    `${outputFiles[0]?.text}
    const once = xmp.writeXmp(null, { lists: { Layers: ['{"a":1}'] }, texts: { One: 'two' } })
    const missing = ['DOMParser', 'document', 'TextEncoder', 'URL'].filter((name) => name in globalThis)
    JSON.stringify([missing, xmp.readXmp(xmp.writeXmp(once, xmp.readXmp(once))), xmp.readXmp('no xml')])`,
    bare,
  )
  expect(JSON.parse(String(read))).toEqual([
    [],
    { lists: { Layers: ['{"a":1}'] }, texts: { One: 'two' } },
    null,
  ])
})
