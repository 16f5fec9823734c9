import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { providerInfos } from '../../core/providers/provider-list.ts'
import { maskPicture, openBench } from '../standalone/cli/run-cli.ts'
import { photo, place } from './open-world.ts'
import { painters } from './painters.ts'
import { formsOf } from './secrets.ts'

const addressOf = {
  openai: '/v1',
  compatible: '/v1',
  img2img: '',
  falFill: '',
  gemini: '/v1beta',
} as const

test.each(Object.keys(addressOf) as (keyof typeof addressOf)[])(
  'promise 6: %s: neither files nor output of the command line hold the key, spending included',
  async (id) => {
    const painter = painters[id]
    const server = await painter.start({})
    const home = mkdtempSync(join(tmpdir(), 'pentimento-home-'))
    onTestFinished(() => rmSync(home, { recursive: true, force: true }))
    const variable = providerInfos.find((info) => info.id === painter.id)?.keyVariable
    expect(variable).toEqual(expect.any(String))
    const env = { PENTIMENTO_HOME: home, [String(variable)]: painter.key }
    const bench = openBench({ env })
    const mask = bench.writePng('mask.png', maskPicture(photo, place))
    const wanted = [
      ...['refine', bench.writePng('a.png', photo), '--instruction', 'put a red apple here'],
      ...['--region', mask, '--provider', painter.id, '--base-url', server.origin + addressOf[id]],
      ...(painter.model ? ['--model', painter.model] : []),
    ]
    const done = await bench.run(...wanted, '--out', bench.path('a.psd'))
    expect(done).toMatchObject({ code: 0 })
    server.misbehave('bad key')
    const refused = await bench.run(...wanted, '--out', bench.path('b.psd'), '--json')
    expect(refused.code).toBe(1)
    const spent = await bench.run('spending', '--json')
    expect(spent).toMatchObject({ code: 0 })

    const written = [done, refused, spent].map(({ out, err }) => out + err)
    const files = [bench.folder, home].flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((one) => one.isFile())
        .map((one) => readFileSync(join(one.parentPath, one.name)).toString('latin1')),
    )
    expect(files.length).toBeGreaterThan(3)
    for (const text of [...written, ...files]) {
      for (const [form, secret] of formsOf(painter)) {
        expect(text.includes(secret), `the key ${form}`).toBe(false)
      }
    }
  },
)
