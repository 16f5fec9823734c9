import { action, app, constants, core, imaging } from 'photoshop'
import * as modules from 'uxp'
import type { Photoshop } from './photoshop.ts'
import type { Uxp } from './uxp.ts'

/** The design tool's own modules. This is the only file that requires them: everything else is handed them. */
export const photoshop: Photoshop = { action, app, constants, core, imaging }
/** The typings know less of it than there is. */
export const uxp = modules as unknown as Uxp
