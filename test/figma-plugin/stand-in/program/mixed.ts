/** What properties read as that have several values at once. */
export const mixed: PluginAPI['mixed'] = Symbol('figma.mixed') as PluginAPI['mixed']
