/**
 * What providers have learned of servers (which form they take), for the life of a process: a `Map` will do.
 *
 * It holds no key and no picture.
 */
export type ProviderMemory = Pick<Map<string, string>, 'get' | 'set'>
