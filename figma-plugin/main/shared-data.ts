/** Records live in shared plugin data, so that they survive a change of the plugin's id. */
export const dataNamespace = 'pentimento'
export const markerKey = 'marker'
export const versionKey = 'version'
/** Ids that are read without parsing the whole record. */
export const versionIdKey = 'id'
/** Image hashes of the overlays, bottom first, as JSON. */
export const overlaysKey = 'overlays'
