/**
 * Photoshop's own module: this is the only file that requires it, so that everything else can be tested without.
 */
export { action, app, constants, core, imaging } from 'photoshop'
