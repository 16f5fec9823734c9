import { expect, test } from 'vitest'
import { openPanel } from '../../../photoshop-uxp/page/open-panel.ts'
import { createUxp } from '../../hosts/photoshop/uxp/create-uxp.ts'
import { manifest } from '../manifest.ts'

test('the plugin’s own panel is shown', async () => {
  const { uxp, shownPanels } = createUxp({ manifest })
  expect(await openPanel(uxp)).toBe(true)
  expect(shownPanels).toEqual(['pentimento'])
})

test('a Photoshop that refuses is noticed, whether it answers or throws', async () => {
  expect(await openPanel(createUxp({ manifest, refusesPanels: true }).uxp)).toBe(false)
  const without = { ...manifest, requiredPermissions: {} }
  expect(await openPanel(createUxp({ manifest: without }).uxp)).toBe(false)
  expect(await openPanel({ pluginManager: { plugins: [] } })).toBe(false)
})
