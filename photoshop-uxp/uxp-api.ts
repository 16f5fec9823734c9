/** UXP's own module: this is the only file that requires it. */
export { entrypoints } from 'uxp'
