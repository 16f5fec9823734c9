import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { providerInfos } from '../../core/providers/provider-list.ts'
import { localServers } from '../../figma-plugin/protocol/local-servers.ts'
import { root } from '../../scripts/root.ts'

/** Those of providers first; a server on the own machine is a provider’s and a usual one at once. */
const wanted = [
  ...new Set([
    ...providerInfos.flatMap((info) => info.origins),
    ...localServers.map((server) => server.origin),
  ]),
].sort()

async function readJson(path: string) {
  return JSON.parse(await readFile(join(root, path), 'utf8'))
}

test('promise 5: Figma’s plugin may reach the listed providers, the usual local servers, and nothing else', async () => {
  const { networkAccess } = await readJson('manifest.json')
  expect([...networkAccess.allowedDomains].sort()).toEqual(wanted)
  expect(networkAccess).not.toHaveProperty('devAllowedDomains')
})

test('promise 5: Photoshop’s plugin may reach what Figma’s may, and nothing else', async () => {
  const photoshop = await readJson('photoshop-uxp/manifest.json')
  expect([...photoshop.requiredPermissions.network.domains].sort()).toEqual(wanted)
})

test('local servers are listed as Figma takes them: by name, with a port, without a path', () => {
  for (const { origin } of localServers) expect(origin).toMatch(/^http:\/\/localhost:\d+$/u)
})

test('the manifest says in plain words why local servers are reached', async () => {
  const { reasoning } = (await readJson('manifest.json')).networkAccess
  for (const { name } of localServers) {
    for (const server of name.split(/, | or /u)) expect(reasoning).toContain(server)
  }
  expect(reasoning).toContain('Only when you choose a provider')
})
