import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { providerInfos } from '../../core/providers/provider-list.ts'
import { root } from '../../scripts/root.ts'

const origins = providerInfos.flatMap((info) => info.origins).sort()

async function readJson(path: string) {
  return JSON.parse(await readFile(join(root, path), 'utf8'))
}

test('promise 5: both plugins may reach the listed providers and nothing else', async () => {
  const figma = await readJson('manifest.json')
  const photoshop = await readJson('photoshop-uxp/manifest.json')
  expect(figma.networkAccess.allowedDomains).toEqual(origins)
  expect(photoshop.requiredPermissions.network.domains).toEqual(origins)
})
