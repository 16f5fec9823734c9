/** Throws the way Figma's API does: with the name of what was called in front. */
export function fail(where: string, text: string): never {
  throw new Error(`in ${where}: ${text}`)
}

/** Throws for something that Figma has and this stand-in doesn't: a test must not rest on a guess. */
export function notModelled(name: string): never {
  throw new Error(`NotModelled: ${name}`)
}
