import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../scripts/root.ts'

/** The manifest as it is in the sources. */
export const manifest = JSON.parse(readFileSync(join(root, 'photoshop-uxp/manifest.json'), 'utf8'))
