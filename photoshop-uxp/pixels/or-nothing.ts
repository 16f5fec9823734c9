/** What Photoshop says where nothing is to be read: of a layer, and of a part of one. Neither is translated. */
const sayings = ['invalid empty image region', 'no pixels in the requested area']

/**
 * Gives what Photoshop read, or null where it has no pixels: there it throws instead of returning nothing.
 *
 * A part without pixels can lie anywhere inside a layer's bounds, so that no look at those tells beforehand.
 */
export async function orNothing<Result>(reading: Promise<Result>): Promise<Result | null> {
  try {
    return await reading
  } catch (thrown) {
    if (saysNothing(thrown)) return null
    throw thrown
  }
}

function saysNothing(thrown: unknown): boolean {
  const said = (thrown instanceof Error ? thrown.message : String(thrown)).toLowerCase()
  return sayings.some((saying) => said.includes(saying))
}
